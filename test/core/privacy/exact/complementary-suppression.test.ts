import { expect, test } from 'vitest';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import { suppressCells } from '#core/privacy/exact/complementary-suppression.ts';
import { asTable, type Counts, smallCells } from './exact-counts.ts';

const K = 5;

const suppress = (counts: Counts): ReadonlySet<number> => suppressCells(asTable(counts, K), K);

test('a table with no small count is released whole', () => {
  expect(
    suppress([
      [5, 6, 7],
      [8, 9, 10],
    ]),
  ).toEqual(new Set());
});

test('a small cell is hidden by the cheapest rectangle', () => {
  const counts = [
    [3, 10, 20],
    [11, 12, 60],
    [30, 70, 80],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 3, 4]);
});

test('the companion of a cell is found over several steps if that hides fewer people', () => {
  const counts = [
    [3, 10, 900],
    [900, 11, 10],
    [10, 900, 11],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 4, 5, 6, 8]);
});

test('cells that are suppressed already protect the next small cell before new ones are taken', () => {
  const counts = [
    [3, 3, 20, 90],
    [10, 12, 10, 90],
    [50, 5, 9, 90],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 2, 4, 5, 6]);
});

test('a suppressed row is suppressed whole, and its companion row with it', () => {
  const counts = [
    [3, 1],
    [20, 30],
    [10, 10],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 4, 5]);
});

test('a row of small cells takes its companions from the smallest way between its columns', () => {
  const counts = [
    [4, 4, 4],
    [20, 20, 20],
    [10, 10, 10],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 2, 6, 7, 8]);
});

test('rows with hidden totals are one row: nothing beside them is hidden for each of them anew', () => {
  const counts = [
    [3, 0],
    [5, 2],
    [8, 7],
    [2, 30],
  ];
  expect([...suppress(counts)].sort()).toEqual([0, 1, 2, 3, 6, 7]);
});

test('nor does a hidden row stand in for a cell that must be hidden', () => {
  const counts = [
    [3, 20, 10],
    [50, 10, 3],
    [1, 0, 3],
  ];
  expect(suppress(counts).size).toBe(9);
});

test('a table of fewer than k people releases nothing', () => {
  expect(
    suppress([
      [1, 1],
      [1, 1],
    ]),
  ).toEqual(new Set([0, 1, 2, 3]));
});

test('a table with nothing but small cells releases nothing', () => {
  expect(
    suppress([
      [4, 4],
      [4, 4],
    ]),
  ).toEqual(new Set([0, 1, 2, 3]));
});

test('a table whose total is withheld releases nothing', () => {
  const table = {
    ...asTable(
      [
        [50, 60],
        [70, 80],
      ],
      K,
    ),
    total: undefined,
  };
  expect(suppressCells(table, K)).toEqual(new Set([0, 1, 2, 3]));
});

/** A repeatable stream of counts, so that a slow case stays slow. */
const stream = (seed: number, most: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) ** 3 * most);
  };
};

test.each([110, 150, 300, 1_000, 10_000, 1_000_000])(
  'the largest table is decided, with counts up to %i',
  (most) => {
    const next = stream(most, most);
    const side = Array.from({ length: MAX_ATTRIBUTE_VALUES });
    const counts = side.map(() => side.map(next));
    const table = asTable(counts, 100);
    const cells = suppressCells(table, 100);
    expect([...smallCells(counts, 100)].filter((cell) => !cells.has(cell))).toEqual([]);
  },
);
