import { describe, expect, test } from 'vitest';
import { deltaOf } from '#core/privacy/accounting/concentrated.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import type { Interval } from '#core/privacy/noise/exponential-interval.ts';
import { gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import {
  releaseTogether,
  type SummedReleaseRules,
  summedOutcome,
} from '#core/privacy/noise/summed-release.ts';
import { type ChangeVector, l2SquaredOf } from '#core/privacy/sensitivity.ts';
import { decimalRational } from '#core/rational.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { laplaceOf } from './laplace-of.ts';
import { both, judge, type OutcomeLaw } from './outcome-law.ts';
import { NO_WEIGHT, total, truncatedLaw } from './truncated-law.ts';

const LONG = { timeout: 60_000 };

/** A cell by its people and its one sum. */
type Cell = readonly [people: number, sum: number];

const counted = ([people, sum]: Cell, k: number): CountedCell =>
  people < k ? { by: {}, people: undefined } : { by: {}, people, sums: { amount: BigInt(sum) } };

const product = (a: Interval, b: Interval): Interval => ({
  low: a.low * b.low,
  high: a.high * b.high,
});

/** The weight of everything that can leave of a cell, as the code decides it. */
const lawOf = (cell: Cell, rules: SummedReleaseRules): OutcomeLaw => {
  const [sum] = rules.sums;
  if (sum === undefined) throw new Error('a sum is meant');
  const outcomes = new Map<string, Interval>();
  for (const [x, ofPeople] of truncatedLaw(rules.law))
    for (const [y, ofSum] of truncatedLaw(sum.law)) {
      const told = JSON.stringify(
        summedOutcome(counted(cell, rules.k), { people: x, sums: [y] }, rules),
      );
      const [before, weight] = [outcomes.get(told) ?? NO_WEIGHT, product(ofPeople, ofSum)];
      outcomes.set(told, { low: before.low + weight.low, high: before.high + weight.high });
    }
  return outcomes;
};

interface Case {
  readonly rules: SummedReleaseRules;
  readonly epsilon: number;
  readonly delta: number;
}

const wholeOf = ({ law, sums }: SummedReleaseRules, cells: number): Interval => {
  const one = [law, ...sums.map((sum) => sum.law)]
    .map((each) => total(truncatedLaw(each).values()))
    .reduce(product);
  return { low: one.low ** BigInt(cells), high: one.high ** BigInt(cells) };
};

/** What is found of either table beside the other. */
const verdicts = (
  { rules, epsilon, delta }: Case,
  table: readonly Cell[],
  neighbour: readonly Cell[],
): readonly string[] => {
  const known = new Map<string, OutcomeLaw>();
  const law = (cell: Cell): OutcomeLaw => {
    const found = known.get(String(cell)) ?? lawOf(cell, rules);
    known.set(String(cell), found);
    return found;
  };
  const [mine, theirs] = [table, neighbour].map((cells) => cells.map(law).reduce(both));
  if (!(mine && theirs)) throw new Error('no cell');
  const promised = { epsilon, delta, whole: wholeOf(rules, table.length) };
  return [judge(mine, theirs, promised), judge(theirs, mine, promised)];
};

/** Sums in steps of three, of which a person adds six smallest units at most: two steps, and one by rounding in another cell. */
const STEP = 3;

const laplace = (cells: 1 | 2, steps: number, epsilon: number): Case => {
  const law = laplaceOf({ epsilon, delta: 0.01, sensitivity: cells });
  const sum = laplaceOf({ epsilon, delta: 0.01, sensitivity: steps });
  return {
    rules: { k: 2, law, sums: [{ name: 'amount', step: STEP, law: sum }] },
    ...{ epsilon: 2 * epsilon, delta: 0.02 },
  };
};

const gaussianOf = (variance: number, changes: readonly ChangeVector[]): NoiseLaw => ({
  noise: 'gaussian',
  variance,
  bound: gaussianBound({ variance, delta: decimalRational(0.02), changes }),
});

const gaussian = (
  epsilon: number,
  [people, sum]: readonly [ChangeVector, ChangeVector],
  [ofPeople, ofSum]: readonly [number, number],
): Case => ({
  rules: {
    k: 2,
    law: gaussianOf(ofPeople, [people]),
    sums: [{ name: 'amount', step: STEP, law: gaussianOf(ofSum, [sum]) }],
  },
  epsilon,
  delta:
    deltaOf(l2SquaredOf([people]) / (2 * ofPeople) + l2SquaredOf([sum]) / (2 * ofSum), epsilon) +
    0.04,
});

/** One cell with and without a person, whatever the person adds; sums that round up, down and not at all. */
const oneCell = ({ rules: { k, law } }: Case): readonly (readonly [Cell, Cell])[] =>
  Array.from({ length: k + 2 * law.bound + 3 }, (_, people) => people).flatMap((people) =>
    [0, 1, 2].flatMap((rest) =>
      [0, 1, 4, 6].map((more): readonly [Cell, Cell] => [
        [people, 30 + rest],
        [people + 1, 30 + rest + more],
      ]),
    ),
  );

describe('people and a sum that leave together are as private as their parts together', () => {
  test.each([
    ['Laplace', laplace(1, 2, 1)],
    ['Gaussian, ε 1', gaussian(1, [[1], [2]], [2, 8])],
    ['Gaussian, ε 3', gaussian(3, [[1], [2]], [2, 8])],
  ])('in one cell, whatever is in it: %s', LONG, (_, each) => {
    const found = new Set(oneCell(each).flatMap(([one, other]) => verdicts(each, [one], [other])));
    expect(found).toEqual(new Set(['private']));
  });

  test.each([
    ['Laplace', laplace(2, 4, 2)],
    [
      'Gaussian',
      gaussian(
        2,
        [
          [1, 1],
          [2, 2],
        ],
        [3, 16],
      ),
    ],
  ])('in two cells, of which one loses what the other gains: %s', LONG, (_, each) => {
    const { k, law } = each.rules;
    for (const edge of [k, k + law.bound, k + 2 * law.bound + 1]) {
      const [one, other]: readonly (readonly Cell[])[] = [
        [
          [edge, 31],
          [edge - 1, 32],
        ],
        [
          [edge - 1, 25],
          [edge, 38],
        ],
      ];
      expect(verdicts(each, one ?? [], other ?? [])).toEqual(['private', 'private']);
    }
  });

  test('the check can fail: for a sum whose noise was made for half of it', LONG, () => {
    const half = laplace(1, 1, 1);
    const large = 2 + 2 * half.rules.law.bound + 2;
    expect(verdicts(half, [[large, 30]], [[large + 1, 36]])).toContain('exposed');
  });
});

const RULES: SummedReleaseRules = {
  k: 50,
  law: laplaceOf({ epsilon: 1, delta: 1e-4, sensitivity: 1 }),
  sums: [
    {
      name: 'conversions',
      step: 100,
      law: laplaceOf({ epsilon: 1, delta: 1e-4, sensitivity: 10 }),
    },
    { name: 'amount', step: 7, law: laplaceOf({ epsilon: 1, delta: 1e-4, sensitivity: 20 }) },
  ],
};

const cellsOf = (people: number | undefined, count: number): readonly CountedCell[] =>
  Array.from({ length: count }, (_, at) =>
    people === undefined
      ? { by: {}, people }
      : { by: {}, people, sums: { conversions: 1_000n * BigInt(at), amount: BigInt(at) } },
  );

test('people below k hide their sums: such a cell says as little as one that the engine kept to itself', () => {
  const release = (people: number | undefined) =>
    releaseTogether(cellsOf(people, 200), RULES, seededRandomness('hidden'));
  expect(release(49)).toEqual(release(undefined));
  for (const cell of release(49)) expect(Object.keys(cell)).toEqual(['by', 'outcome', 'reason']);
});

test('a sum is told in whole steps, off by half a step and by noise at most; it may fall below nothing', () => {
  const cells = cellsOf(10_000, 300);
  const released = releaseTogether(cells, RULES, seededRandomness('steps'));
  for (const [at, cell] of released.entries()) {
    if (cell.outcome === 'suppressed') throw new Error('ten thousand people are released');
    for (const { name, step, law } of RULES.sums) {
      const [told, held] = [cell.sums?.[name] ?? Number.NaN, Number(cells[at]?.sums?.[name])];
      expect(Math.abs(told % step)).toBe(0);
      expect(Math.abs(told - held)).toBeLessThanOrEqual(step / 2 + step * law.bound);
    }
  }
  const amounts = released.map((cell) => (cell.outcome === 'released' ? cell.sums?.amount : 0));
  expect(Math.min(...amounts.map((each) => each ?? 0))).toBeLessThan(0);
  expect(new Set(amounts).size).toBeGreaterThan(20);
});

test('a sum beyond what a document holds exactly is told as the last number that one does', () => {
  const cell = { by: {}, people: 100, sums: { conversions: 10n ** 17n, amount: 2n ** 53n } };
  expect(summedOutcome(cell, { people: 20, sums: [0, 0] }, RULES)).toMatchObject({
    sums: { conversions: Number.MAX_SAFE_INTEGER, amount: Number.MAX_SAFE_INTEGER },
  });
});

test('noise is drawn for every measure of every cell, so that what is drawn tells nothing', () => {
  const used = (people: number | undefined): number => {
    const stream = seededRandomness('used');
    let bytes = 0;
    releaseTogether(cellsOf(people, 2_000), RULES, {
      bytes: (count) => {
        bytes += count;
        return stream.bytes(count);
      },
    });
    return bytes;
  };
  expect(used(10_000)).toBe(used(undefined));
  expect(used(60)).toBe(used(undefined));
});

test('without sums it is the noisy release of people, draw by draw', () => {
  const cells = [49, 50, 52, 60, 90, 10_000].map((people) => ({ by: {}, people }));
  const rules = { k: 50, law: RULES.law };
  expect(releaseTogether(cells, { ...rules, sums: [] }, seededRandomness('alone'))).toEqual(
    releaseNoisily(cells, rules, seededRandomness('alone')),
  );
});
