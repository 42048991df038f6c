import { type CountTable, positions } from './count-table.ts';
import { suppressLine } from './line-suppression.ts';
import { meetsThreshold } from './threshold.ts';

/** The cells where a line of rows meets a line of columns: one cell, or several in a merged line. */
interface Block {
  /** Indices of its cells, row * columns + column. */
  readonly cells: readonly number[];
  /** Whether it surely holds at least k people, because the count of one of its cells is known. */
  readonly solid: boolean;
  /** People whom its suppression would newly hide; 0 once it is suppressed. */
  price: number;
}

/** A table as an attacker sees it: the lines he cannot tell apart are one line. */
export type BlockTable = readonly (readonly Block[])[];

/** The released lines one by one, and the suppressed ones as one: only their sum is known. */
const mergeLines = (totals: readonly (number | undefined)[], k: number) => {
  const suppressed = suppressLine(totals, k);
  const lines = [...totals.keys()].filter((line) => !suppressed.has(line)).map((line) => [line]);
  return suppressed.size > 0 ? [...lines, [...suppressed]] : lines;
};

const makeBlock = (table: CountTable, k: number, lines: readonly (readonly number[])[]): Block => {
  const [rows = [], columns = []] = lines;
  const places = rows.flatMap((row) => columns.map((column) => [row, column] as const));
  const known = places
    .map(([row, column]) => table.cell(row, column) ?? 0)
    .filter((people) => meetsThreshold(people, k));
  return {
    cells: places.map(([row, column]) => row * table.columns + column),
    solid: known.length > 0,
    price: places.length === 1 ? (known[0] ?? 0) : 0,
  };
};

/**
 * The table with the rows that the question about A alone suppresses merged into one row, and the
 * columns that the question about B alone suppresses merged into one column. Merged blocks are
 * suppressed from the start: a released cell in a suppressed row would help to derive its total.
 */
export const mergeTable = (table: CountTable, k: number): BlockTable => {
  const rows = mergeLines(positions(table.rows).map(table.rowTotal), k);
  const columns = mergeLines(positions(table.columns).map(table.columnTotal), k);
  return rows.map((row) => columns.map((column) => makeBlock(table, k, [row, column])));
};
