import type { ReleasedCell } from '#core/privacy/cell-outcome.ts';
import { suppressCells } from './complementary-suppression.ts';
import { type Counts, countTable } from './count-table.ts';
import { roundDown } from './rounding.ts';

/** The part of an agreement's privacy terms that an exact release needs. */
export interface ExactReleaseRules {
  /** Fewest people a released cell may describe. */
  readonly k: number;
  /** Released counts are rounded down to a multiple of this positive integer. */
  readonly roundTo: number;
}

/**
 * The release of `noise: none`. Promise: every declared cell comes back, in its place, so that absence
 * says nothing; a released one describes at least k people and is rounded down; what is suppressed
 * cannot be derived from the rest (`suppressCells`). Suppression is decided on the exact counts, so
 * it holds for the rounded ones, which say less.
 */
export const releaseExactly = (
  counts: Counts,
  { k, roundTo }: ExactReleaseRules,
): readonly ReleasedCell[] => {
  const suppressed = suppressCells(countTable(counts), k);
  return counts.cells.map(({ by, people }, at) =>
    people === undefined || suppressed.has(at)
      ? { by, outcome: 'suppressed', reason: 'small-or-protecting' }
      : { by, outcome: 'released', people: roundDown(people, roundTo) },
  );
};
