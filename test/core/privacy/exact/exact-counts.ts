import {
  type CountTable,
  countTable,
  type Counts as TableCounts,
} from '#core/privacy/exact/count-table.ts';

/** True counts, row by row. The code under test only ever sees them through `asTable`. */
export type Counts = readonly (readonly number[])[];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The true count of a cell. */
export const countAt = (counts: Counts, row: number, column: number): number =>
  counts[row]?.[column] ?? 0;

/** The totals of the rows. */
export const rowTotals = (counts: Counts): readonly number[] => counts.map(sum);

/** The totals of the columns. */
export const columnTotals = (counts: Counts): readonly number[] =>
  (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0)));

/** The counts as SQL gives them: nothing below k. */
export const asCounts = (counts: Counts, k: number): TableCounts => {
  const atLeast = (people: number | undefined) => ((people ?? 0) >= k ? people : undefined);
  const byRow = rowTotals(counts);
  const byColumn = columnTotals(counts);
  return {
    cells: counts.flatMap((line, row) =>
      line.map((people, column) => ({
        by: { a: `a${row}`, b: `b${column}` },
        people: atLeast(people),
      })),
    ),
    margins: {
      columns: byColumn.length,
      rowTotal: (row) => atLeast(byRow[row]),
      columnTotal: (column) => atLeast(byColumn[column]),
      total: atLeast(sum(byRow)),
    },
  };
};

/** The same as a table. */
export const asTable = (counts: Counts, k: number): CountTable => countTable(asCounts(counts, k));

/** The one-attribute table of the totals of the rows. */
export const asLine = (totals: readonly number[], k: number): CountTable =>
  asTable(
    totals.map((people) => [people]),
    k,
  );

/** The indices of the cells below k. */
export const smallCells = (counts: Counts, k: number): ReadonlySet<number> =>
  new Set([...counts.flat().entries()].filter(([, people]) => people < k).map(([index]) => index));

/** The same table with rows as columns. */
export const turned = (counts: Counts): Counts =>
  (counts[0] ?? []).map((_, column) => counts.map((line) => line[column] ?? 0));
