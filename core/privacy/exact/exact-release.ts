import type { CellOutcome, ReleasedCell } from './cell-outcome.ts';
import { suppressCells } from './complementary-suppression.ts';
import type { CountTable } from './count-table.ts';
import { roundDown } from './rounding.ts';

/** The part of an agreement's privacy terms that an exact release needs. */
export interface ExactReleaseRules {
  /** Fewest people a released cell may describe. */
  readonly k: number;
  /** Released counts are rounded down to a multiple of this positive integer. */
  readonly roundTo: number;
}

/**
 * The release of `noise: none`. Promise: every declared cell comes back, row by row, so that absence
 * says nothing; a released one describes at least k people and is rounded down; what is suppressed
 * cannot be derived from the rest (`suppressCells`). Suppression is decided on the exact counts, so
 * it holds for the rounded ones, which say less.
 */
export const releaseExactly = (
  table: CountTable,
  { k, roundTo }: ExactReleaseRules,
): readonly ReleasedCell[] => {
  const suppressed = suppressCells(table, k);
  const outcome = (row: number, column: number): CellOutcome => {
    const people = table.cell(row, column);
    if (people === undefined || suppressed.has(row * table.columns.length + column)) {
      return { outcome: 'suppressed', reason: 'small-or-protecting' };
    }
    return { outcome: 'released', people: roundDown(people, roundTo) };
  };
  return table.rows.flatMap((row, r) =>
    table.columns.map((column, c) => ({ row, column, ...outcome(r, c) })),
  );
};
