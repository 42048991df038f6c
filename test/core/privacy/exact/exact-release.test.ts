import { expect, test } from 'vitest';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { asLine, asTable } from './exact-counts.ts';

const rules = { k: 100, roundTo: 10 };

test('every declared cell comes back, row by row, rounded down', () => {
  const table = asTable(
    [
      [101, 219, 330],
      [449, 555, 661],
    ],
    100,
  );
  expect(releaseExactly(table, rules)).toEqual([
    { row: 'a0', column: 'b0', outcome: 'released', people: 100 },
    { row: 'a0', column: 'b1', outcome: 'released', people: 210 },
    { row: 'a0', column: 'b2', outcome: 'released', people: 330 },
    { row: 'a1', column: 'b0', outcome: 'released', people: 440 },
    { row: 'a1', column: 'b1', outcome: 'released', people: 550 },
    { row: 'a1', column: 'b2', outcome: 'released', people: 660 },
  ]);
});

test('a suppressed cell comes back without its people, and small or protecting say the same', () => {
  expect(releaseExactly(asLine([99, 500, 612], 100), rules)).toEqual([
    { row: 'a0', column: '', outcome: 'suppressed', reason: 'small-or-protecting' },
    { row: 'a1', column: '', outcome: 'suppressed', reason: 'small-or-protecting' },
    { row: 'a2', column: '', outcome: 'released', people: 610 },
  ]);
});

test('a table of fewer than k people releases nothing', () => {
  const outcomes = releaseExactly(asTable([[30, 30, 39]], 100), rules).map((cell) => cell.outcome);
  expect(outcomes).toEqual(['suppressed', 'suppressed', 'suppressed']);
});
