import { expect, test } from 'vitest';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { asCounts } from './exact-counts.ts';

const rules = { k: 100, roundTo: 10 };

test('every declared cell comes back, row by row, rounded down', () => {
  const counts = asCounts(
    [
      [101, 219, 330],
      [449, 555, 661],
    ],
    100,
  );
  expect(releaseExactly(counts, rules)).toEqual([
    { by: { a: 'a0', b: 'b0' }, outcome: 'released', people: 100 },
    { by: { a: 'a0', b: 'b1' }, outcome: 'released', people: 210 },
    { by: { a: 'a0', b: 'b2' }, outcome: 'released', people: 330 },
    { by: { a: 'a1', b: 'b0' }, outcome: 'released', people: 440 },
    { by: { a: 'a1', b: 'b1' }, outcome: 'released', people: 550 },
    { by: { a: 'a1', b: 'b2' }, outcome: 'released', people: 660 },
  ]);
});

test('a suppressed cell comes back without its people, and small or protecting say the same', () => {
  expect(releaseExactly(asCounts([[99], [500], [612]], 100), rules)).toEqual([
    { by: { a: 'a0', b: 'b0' }, outcome: 'suppressed', reason: 'small-or-protecting' },
    { by: { a: 'a1', b: 'b0' }, outcome: 'suppressed', reason: 'small-or-protecting' },
    { by: { a: 'a2', b: 'b0' }, outcome: 'released', people: 610 },
  ]);
});

test('a table of fewer than k people releases nothing', () => {
  const outcomes = releaseExactly(asCounts([[30, 30, 39]], 100), rules).map((cell) => cell.outcome);
  expect(outcomes).toEqual(['suppressed', 'suppressed', 'suppressed']);
});
