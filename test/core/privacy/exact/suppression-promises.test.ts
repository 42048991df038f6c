import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressCells } from '#core/privacy/exact/complementary-suppression.ts';
import {
  asLine,
  asTable,
  type Counts,
  columnTotals,
  rowTotals,
  smallCells,
  turned,
} from './exact-counts.ts';
import { derivable, exposed, hiddenOf } from './table-attacker.ts';

const K = 5;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const suppress = (counts: Counts): ReadonlySet<number> => suppressCells(asTable(counts, K), K);

const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: K - 1 }) },
  { weight: 4, arbitrary: fc.integer({ min: K, max: 3 * K }) },
);

/** Tables with whole rows or columns of nobody, as correlated attributes have. */
const tables: fc.Arbitrary<Counts> = fc
  .record({
    height: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
    counts: fc.array(count, { minLength: 16, maxLength: 16 }),
    sparse: fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: 8, maxLength: 8 }),
  })
  .map(({ height, width, counts, sparse }) =>
    Array.from({ length: height }, (_, row) =>
      Array.from(
        { length: width },
        (_, column) =>
          (counts[row * 4 + column] ?? 0) * (sparse[row] ?? 1) * (sparse[4 + column] ?? 1),
      ),
    ),
  );

const forEveryTable = (check: (counts: Counts) => void): void =>
  fc.assert(fc.property(tables, check), { numRuns: 3000 });

/** People of the suppressed cells of each row. */
const leftOvers = (counts: Counts, cells: ReadonlySet<number>): readonly number[] =>
  counts.map((line, row) => sum(line.filter((_, column) => cells.has(row * line.length + column))));

/** People of the suppressed cells of each column. */
const suppressedTurned = (counts: Counts, cells: ReadonlySet<number>): readonly number[] =>
  turned(
    counts.map((line, row) =>
      line.map((people, column) => (cells.has(row * line.length + column) ? people : 0)),
    ),
  ).map(sum);

test('every cell below k is suppressed', () => {
  forEveryTable((counts) => {
    expect([...smallCells(counts, K)].filter((cell) => !suppress(counts).has(cell))).toEqual([]);
  });
});

test('nothing is suppressed where nothing is small', () => {
  forEveryTable((counts) => {
    const plenty = counts.map((row) => row.map((people) => people + K));
    expect(suppress(plenty)).toEqual(new Set());
  });
});

test('no suppressed cell and no suppressed margin follows from what is released', () => {
  forEveryTable((counts) => {
    expect(derivable(counts, K, hiddenOf(counts, K, suppress(counts)))).toEqual([]);
  });
});

test('nobody can show that a suppressed cell is below k, even knowing that no count is negative', () => {
  forEveryTable((counts) => {
    if (sum(counts.flat()) < K) return;
    expect(exposed(counts, K, hiddenOf(counts, K, suppress(counts)))).toEqual([]);
  });
});

test('what is left over of a row, a column or the table is nobody or at least k people', () => {
  forEveryTable((counts) => {
    if (sum(counts.flat()) < K) return;
    const cells = suppress(counts);
    const { rows, columns } = hiddenOf(counts, K, cells);
    const hiddenColumns = [...suppressedTurned(counts, cells)];
    const known = [
      ...leftOvers(counts, cells).filter((_, row) => !rows.has(row)),
      ...hiddenColumns.filter((_, column) => !columns.has(column)),
      sum(leftOvers(counts, cells)),
      sum(rowTotals(counts).filter((_, row) => rows.has(row))),
      sum(columnTotals(counts).filter((_, column) => columns.has(column))),
    ];
    expect(known.filter((people) => people > 0 && people < K)).toEqual([]);
  });
});

test('a line with a small cell is never left over as nobody, which would show the cell', () => {
  forEveryTable((counts) => {
    if (sum(counts.flat()) < K) return;
    const cells = suppress(counts);
    const { rows } = hiddenOf(counts, K, cells);
    for (const [row, people] of leftOvers(counts, cells).entries()) {
      const hides = (counts[row] ?? []).some((_, column) =>
        cells.has(row * (counts[0]?.length ?? 0) + column),
      );
      if (hides && !rows.has(row)) expect(people).toBeGreaterThanOrEqual(K);
    }
  });
});

test('rows and columns of suppressed margins are suppressed whole', () => {
  forEveryTable((counts) => {
    const cells = suppress(counts);
    const { rows, columns } = hiddenOf(counts, K, cells);
    for (const [index] of counts.flat().entries()) {
      const width = counts[0]?.length ?? 1;
      if (rows.has(Math.floor(index / width)) || columns.has(index % width)) {
        expect(cells.has(index)).toBe(true);
      }
    }
  });
});

test('the same counts always give the same pattern', () => {
  forEveryTable((counts) => {
    const again = suppressCells({ ...asTable(counts, K) }, K);
    expect([...again]).toEqual([...suppress(counts)]);
  });
});

test('a one-attribute table and a crossing with a single value have the same pattern', () => {
  forEveryTable((counts) => {
    const line = rowTotals(counts);
    const crossed = line.map((people) => [people]);
    expect(suppress(crossed)).toEqual(suppressCells(asLine(line, K), K));
    expect(suppress(turned(crossed))).toEqual(suppressCells(asLine(line, K), K));
  });
});

test('the check can fail: a lone small cell is the total less the rest', () => {
  const counts = [
    [3, 10],
    [12, 14],
  ];
  const naive = smallCells(counts, K);
  expect(derivable(counts, K, hiddenOf(counts, K, naive))).toEqual(['cells 0']);
  expect(exposed(counts, K, hiddenOf(counts, K, naive))).toEqual([0]);
});

test('the check can fail: two cells in every line can still be derived', () => {
  const counts = [
    [3, 20, 20, 20],
    [20, 3, 20, 20],
    [20, 20, 3, 20],
    [20, 20, 20, 3],
  ];
  const chain = new Set([0, 1, 5, 10, 11, 15]);
  expect(derivable(counts, K, hiddenOf(counts, K, chain))).not.toEqual([]);
});

test('the check can fail: a cycle of suppressed cells does not hide two cells of nobody', () => {
  const counts = [
    [0, 5, 30],
    [30, 5, 0],
    [5, 30, 5],
  ];
  const cycle = new Set([0, 1, 4, 5, 6, 8]);
  expect(derivable(counts, K, hiddenOf(counts, K, cycle))).toEqual([]);
  expect(exposed(counts, K, hiddenOf(counts, K, cycle))).not.toEqual([]);
  expect(exposed(counts, K, hiddenOf(counts, K, suppress(counts)))).toEqual([]);
});

test('the check can fail: a released cell of a suppressed row shows its total', () => {
  const counts = [
    [3, 0],
    [20, 30],
    [10, 10],
  ];
  expect(derivable(counts, K, hiddenOf(counts, K, new Set([0, 1])))).not.toEqual([]);
});
