import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoundedSum, extremesOf } from '#redteam/extremes.ts';

const ANY = Number.POSITIVE_INFINITY;

describe('the extremes of bounded sums', () => {
  test('follow from the others', async () => {
    const sums = [
      { of: [0, 1], low: 10, high: 10 },
      { of: [0, 2], low: 3, high: 4 },
      { of: [0], low: 0, high: ANY },
    ];
    expect((await extremesOf(3, sums))?.[2]).toEqual({ least: 0, greatest: 4 });
  });

  test('are infinite where nothing bounds them', async () => {
    const sums = [{ of: [0, 1], low: 5, high: ANY }];
    expect(await extremesOf(2, sums)).toEqual([{ least: 5, greatest: ANY }]);
  });

  test('do not exist where the sums contradict one another', async () => {
    const sums = [
      { of: [0, 1], low: 0, high: 5 },
      { of: [0], low: 6, high: 9 },
    ];
    expect(await extremesOf(2, sums)).toBeUndefined();
  });
});

/** Truths of few people, so that every truth that fits the sums can be gone through. */
const PEOPLE = 4;
const UNKNOWNS = 4;

const every = (unknowns: number): readonly (readonly number[])[] =>
  unknowns === 0
    ? [[]]
    : every(unknowns - 1).flatMap((rest) =>
        Array.from({ length: PEOPLE + 1 }, (_, people) => [...rest, people]),
      );
const ALL = every(UNKNOWNS);

const total = (truth: readonly number[], of: readonly number[]): number =>
  of.reduce((sum, at) => sum + (truth[at] ?? 0), 0);

test('never rule out a truth that fits', async () => {
  const instance = fc.record({
    truth: fc.array(fc.integer({ min: 0, max: PEOPLE }), {
      minLength: UNKNOWNS,
      maxLength: UNKNOWNS,
    }),
    sets: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: UNKNOWNS - 1 }), { minLength: 1 }), {
      minLength: 1,
      maxLength: 5,
    }),
    slack: fc.integer({ min: 0, max: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(instance, async ({ truth, sets, slack }) => {
      const single = truth.map((_, at): BoundedSum => ({ of: [at], low: 0, high: PEOPLE }));
      const sums = [
        ...single,
        ...sets.map((of) => ({
          of,
          low: total(truth, of) - slack,
          high: total(truth, of) + slack,
        })),
      ];
      const fitting = ALL.filter((each) =>
        sums.every(({ of, low, high }) => total(each, of) >= low && total(each, of) <= high),
      );
      const extremes = (await extremesOf(UNKNOWNS, sums)) ?? [];
      expect(extremes).toHaveLength(sums.length);
      for (const [at, { least, greatest }] of extremes.entries()) {
        const possible = fitting.map((each) => total(each, sums[at]?.of ?? []));
        expect(greatest).toBeGreaterThanOrEqual(Math.max(...possible) - 1e-6);
        expect(least).toBeLessThanOrEqual(Math.min(...possible) + 1e-6);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
