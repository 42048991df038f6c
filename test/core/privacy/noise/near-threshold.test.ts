import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countReader } from '#core/privacy/noise/near-threshold.ts';
import {
  gaussianLaw,
  halfWidth,
  laplaceLaw,
  type NoiseLaw,
} from '#core/privacy/noise/noise-law.ts';
import { lawProbabilities } from './truncated-law.ts';

const laplace = (epsilon: number, change: readonly number[]): NoiseLaw =>
  laplaceLaw({ epsilon, nanoRho: 0, attoDelta: 10 ** 12 }, [change]);
const gaussian = (nanoRho: number, attoDelta: number, change: readonly number[]): NoiseLaw =>
  gaussianLaw({ epsilon: 1, nanoRho, attoDelta }, [change]);

/** The default of 25 tables in 30 days, for a person who changes one count by one. */
const DEFAULT = gaussian(1_700_000, 1_900_000_000, [1]);

const K = 75;

/** The probability, given release, that what is shown of a count holds it. */
const coverage = (law: NoiseLaw, shown: (people: number) => readonly [number, number]) => {
  const { bound } = law;
  const threshold = K + bound;
  const probabilities = lawProbabilities(law);
  const known = new Map<number, readonly [number, number]>();
  const at = (people: number): readonly [number, number] => {
    const found = known.get(people) ?? shown(people);
    known.set(people, found);
    return found;
  };
  return (count: number): number => {
    let [held, released] = [0, 0];
    for (const [index, probability] of probabilities.entries()) {
      const people = count + index - bound;
      if (people < threshold) continue;
      released += probability;
      const [low, high] = at(people);
      if (low <= count && count <= high) held += probability;
    }
    return held / released;
  };
};

/** From the least count that can come out to the one whose noise cannot reach the threshold. */
const countsOf = ({ bound }: NoiseLaw): readonly number[] =>
  Array.from({ length: 2 * bound + 2 }, (_, n) => K + n);

const LAWS: readonly (readonly [string, NoiseLaw])[] = [
  ['Gaussian, the default', DEFAULT],
  ['Gaussian, ρ 1/44', gaussian(22_727_273, 5 * 10 ** 11, [1])],
  ['Gaussian, two cells', gaussian(1_700_000, 1_900_000_000, [2, 1])],
  ['Gaussian, hardly any noise', gaussian(400_000_000, 10 ** 12, [1])],
  ['Laplace, ε 0.5', laplace(0.5, [1])],
  ['Laplace, ε 0.5, two cells', laplace(0.5, [2, 1])],
  ['Laplace, ε 5', laplace(5, [1])],
];

describe('of the released cells of any count, 95 of 100 hold it in what is shown of them', () => {
  test.each(LAWS)('%s', { timeout: 60_000 }, (_, law) => {
    const width = halfWidth(law, 95);
    const of = coverage(law, (people) => {
      const { low, high, plain } = countReader(law, K)(people);
      return plain ? [people - width, people + width] : [low, high];
    });
    for (const count of countsOf(law)) expect(of(count)).toBeGreaterThanOrEqual(0.95);
  });

  test('which the number with its half-width alone does not do', () => {
    const width = halfWidth(DEFAULT, 95);
    const of = coverage(DEFAULT, (people) => [people - width, people + width]);
    const threshold = K + DEFAULT.bound;
    expect(of(threshold - 17)).toBeCloseTo(0.87, 2);
    expect(of(threshold - 3 * 17)).toBe(0);
  });

  test('nor if it is taken for plain from two standard deviations on', () => {
    const law = gaussian(1_700_000, 1_900_000_000, [2, 1]);
    const width = halfWidth(law, 95);
    const plainFrom = K + law.bound + 2 * Math.sqrt(1471);
    const of = coverage(law, (people) => {
      const { low, high } = countReader(law, K)(people);
      return people >= plainFrom ? [people - width, people + width] : [low, high];
    });
    expect(of(K + law.bound + 1)).toBeLessThan(0.94);
  });
});

/** Found with a program of its own, by trying every count: number less threshold; all else less the number. */
describe('a number near the threshold is read as an independent computation reads it', () => {
  test.each([
    [0, -99, -99, 11],
    [2, -81, -99, 24],
    [5, -33, -99, 29],
    [10, -14, -97, 32],
    [20, -3, -59, 33],
    [40, 0, -38, 34],
  ])('Gaussian, %i over the threshold', (over, ...read) => {
    const people = K + DEFAULT.bound + over;
    const { estimate, low, high, plain } = countReader(DEFAULT, K)(people);
    expect([estimate, low, high].map((count) => count - people)).toEqual(read);
    expect(plain).toBe(false);
  });

  test.each([
    [0, -25, -25, 4],
    [2, 0, -25, 5],
    [5, 0, -25, 6],
    [10, 0, -6, 6],
    [20, 0, -6, 6],
  ])('Laplace, %i over the threshold', (over, ...read) => {
    const law = laplace(0.5, [1]);
    const people = K + law.bound + over;
    const { estimate, low, high, plain } = countReader(law, K)(people);
    expect([estimate, low, high].map((count) => count - people)).toEqual(read);
    expect(plain).toBe(over >= 10);
  });
});

test('a number is plain from one place on, a few standard deviations over the threshold', () => {
  for (const [, law] of LAWS) {
    const plain = Array.from({ length: 2 * law.bound + 2 }, (_, over) => over).map(
      (over) => countReader(law, K)(K + law.bound + over).plain,
    );
    const first = plain.indexOf(true);
    expect(plain.slice(first)).not.toContain(false);
    expect(first).toBeLessThanOrEqual(1 + 3 * halfWidth(law, 95));
  }
});

const laws = fc.oneof(
  fc
    .record({ milli: fc.integer({ min: 100, max: 5000 }), size: fc.integer({ min: 1, max: 3 }) })
    .map(({ milli, size }) => laplace(milli / 1000, [size])),
  fc
    .record({
      nanoRho: fc.integer({ min: 500_000, max: 10 ** 9 }),
      size: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ nanoRho, size }) => gaussian(nanoRho, 10 ** 10, [size])),
);

test('the estimate lies in the interval, both at or over k, and all of it grows with the number', () => {
  fc.assert(
    fc.property(laws, fc.integer({ min: 50, max: 500 }), fc.nat(400), (law, k, over) => {
      const people = k + law.bound + over;
      const read = countReader(law, k)(people);
      const next = countReader(law, k)(people + 1);
      expect(read.low).toBeGreaterThanOrEqual(Math.max(k, people - law.bound));
      expect(read.estimate).toBeGreaterThanOrEqual(read.low);
      expect(read.estimate).toBeLessThanOrEqual(read.high);
      for (const key of ['low', 'estimate', 'high'] as const)
        expect(next[key]).toBeGreaterThanOrEqual(read[key]);
      expect(read.high - people).toBeLessThanOrEqual(halfWidth(law, 95));
    }),
    { numRuns: 100 },
  );
});

test('far from the threshold a number is read as it stands, with the half-width up and down', () => {
  fc.assert(
    fc.property(laws, fc.integer({ min: 50, max: 500 }), (law, k) => {
      const people = k + 3 * law.bound;
      const width = halfWidth(law, 95);
      const plain = { low: people - width, high: people + width, estimate: people, plain: true };
      expect(countReader(law, k)(people)).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});
