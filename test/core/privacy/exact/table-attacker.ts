import { suppressCells } from '#core/privacy/exact/complementary-suppression.ts';
import { asLine, type Counts, columnTotals, rowTotals, smallCells } from './exact-counts.ts';
import { attackerOf, type Functional } from './linear-system.ts';
import { type Hidden, mostPossible } from './possible-tables.ts';

/** What stays hidden of a table when the pattern `cells` is applied to it, and ours to its margins. */
export const hiddenOf = (counts: Counts, k: number, cells: ReadonlySet<number>): Hidden => ({
  cells,
  rows: suppressCells(asLine(rowTotals(counts), k), k),
  columns: suppressCells(asLine(columnTotals(counts), k), k),
});

/** The sum of the cells for which `includes` holds. */
const sumOf = (counts: Counts, includes: (row: number, column: number) => boolean): Functional =>
  counts.flatMap((line, row) => line.map((_, column) => (includes(row, column) ? 1 : 0)));

/** The sums a table is made of: its cells, its rows and its columns. */
const sumsOf = (counts: Counts) => ({
  cells: counts
    .flat()
    .map((_, index) =>
      sumOf(counts, (row, column) => row * (counts[0]?.length ?? 0) + column === index),
    ),
  rows: counts.map((_, row) => sumOf(counts, (other) => other === row)),
  columns: (counts[0] ?? []).map((_, column) => sumOf(counts, (_row, other) => other === column)),
  total: sumOf(counts, () => true),
});

/** The suppressed cells and margins that follow from all that is released, by name. */
export const derivable = (counts: Counts, k: number, hidden: Hidden): readonly string[] => {
  const sums = sumsOf(counts);
  const people = counts.flat().reduce((a, b) => a + b, 0);
  const kinds = ['cells', 'rows', 'columns'] as const;
  const known = kinds.flatMap((kind) => sums[kind].filter((_, at) => !hidden[kind].has(at)));
  const attacker = attackerOf(people >= k ? [...known, sums.total] : known);
  return kinds.flatMap((kind) =>
    [...hidden[kind]]
      .filter((at) => attacker.derives(sums[kind][at] ?? []))
      .map((at) => `${kind} ${at}`),
  );
};

/** The cells below k that can be shown to be below k, by someone who knows that no count is negative. */
export const exposed = (counts: Counts, k: number, hidden: Hidden): readonly number[] => {
  const width = counts[0]?.length ?? 1;
  return [...smallCells(counts, k)].filter((index) => {
    const place = { row: Math.floor(index / width), column: index % width };
    return mostPossible(counts, hidden, place) < k;
  });
};
