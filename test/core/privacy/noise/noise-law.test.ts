import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_VARIANCE } from '#core/limits.ts';
import {
  drawNoise,
  gaussianLaw,
  laplaceLaw,
  type NoiseLaw,
  nanoRhoOf,
  probabilityOf,
} from '#core/privacy/noise/noise-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { l1Of, l2SquaredOf } from '#core/privacy/sensitivity.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { lawProbabilities } from './truncated-law.ts';

const change = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
const changes = fc.array(change, { minLength: 1, maxLength: 3 });
const price = fc.record({
  epsilon: fc.integer({ min: 50_000, max: 5_000_000 }).map((micro) => micro / 1e6),
  nanoRho: fc.integer({ min: 100_000, max: 1_000_000_000 }),
  attoDelta: fc.integer({ min: 1, max: 10 ** 13 }),
});

test('the variance is the least whole number that the price pays for', () => {
  fc.assert(
    fc.property(price, changes, (paid, vectors) => {
      const { variance } = gaussianLaw(paid, vectors);
      const square = BigInt(l2SquaredOf(vectors)) * 10n ** 9n;
      const pays = (whole: number): boolean => square <= 2n * BigInt(whole) * BigInt(paid.nanoRho);
      expect(pays(variance)).toBe(true);
      expect(pays(variance - 1)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('no list pays more than the price, and the worse one of a Gaussian law nearly all of it', () => {
  fc.assert(
    fc.property(price, changes, changes, (paid, mine, theirs) => {
      const both = [...mine, ...theirs];
      const law = gaussianLaw(paid, both);
      const charged = nanoRhoOf(law, both);
      expect(charged).toBeLessThanOrEqual(paid.nanoRho);
      expect(charged).toBe(Math.max(nanoRhoOf(law, mine), nanoRhoOf(law, theirs)));
      // The next smaller variance would have cost more than was paid.
      expect((charged * law.variance) / Math.max(1, law.variance - 1)).toBeGreaterThanOrEqual(
        law.variance === 1 ? 0 : paid.nanoRho * (1 - 1e-6),
      );
    }),
    { numRuns: 100 },
  );
});

test('a list pays for noise of a Laplace law by half the square of the ε that it takes, rounded up', () => {
  const law = laplaceLaw({ epsilon: 0.5, nanoRho: 0, attoDelta: 10 ** 12 }, [[2], [1]]);
  expect(nanoRhoOf(law, [[2]])).toBe(125_000_000);
  expect(nanoRhoOf(law, [[1]])).toBe(31_250_000);
  const third = laplaceLaw({ epsilon: 0.333333, nanoRho: 0, attoDelta: 10 ** 12 }, [[1]]);
  expect(nanoRhoOf(third, [[1]])).toBe(55_555_445);
  expect(nanoRhoOf(law, [])).toBe(0);
});

describe('a price that buys nothing but noise is refused, and says to pay more', () => {
  test.each([
    ['no ρ', { epsilon: 0.001, nanoRho: 0, attoDelta: 1000 }],
    ['no δ', { epsilon: 0.001, nanoRho: 1000, attoDelta: 0 }],
    ['a variance just over the largest', { epsilon: 0.001, nanoRho: 499, attoDelta: 1000 }],
  ])('%s', (_, paid) => {
    expect(() => gaussianLaw(paid, [[1]])).toThrow('pay more for this answer');
  });

  test('no δ, of which Laplace noise has none either', () => {
    const paid = { epsilon: 0.001, nanoRho: 0, attoDelta: 0 };
    expect(() => laplaceLaw(paid, [[1]])).toThrow('pay more for this answer');
  });

  test('while the largest variance is still drawn', () => {
    const { variance } = gaussianLaw({ epsilon: 1, nanoRho: 500, attoDelta: 1 }, [[1]]);
    expect(variance).toBe(MAX_VARIANCE);
  });
});

const LAWS: readonly NoiseLaw[] = [
  laplaceLaw({ epsilon: 0.5, nanoRho: 0, attoDelta: 10 ** 12 }, [[1, 1]]),
  gaussianLaw({ epsilon: 1, nanoRho: 22_727_273, attoDelta: 5 * 10 ** 11 }, [[1]]),
];

test.each(LAWS)('the probabilities that are shown are those of the law: %o', (law) => {
  const probability = probabilityOf(law);
  for (const [at, exact] of lawProbabilities(law).entries())
    expect(probability(at - law.bound) / exact).toBeCloseTo(1, 12);
  expect(probability(law.bound + 1)).toBe(0);
  expect(probability(-law.bound - 1)).toBe(0);
});

test.each(LAWS)('no draw is outside the bound, and both ends are drawn: %o', (law) => {
  const narrow = { ...law, bound: 2 };
  const source = new UniformSource(seededRandomness('narrow'));
  const drawn = new Set(Array.from({ length: 2000 }, () => drawNoise(narrow, source)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

test('the Laplace law of a question has the rate of its largest change of all cells', () => {
  fc.assert(
    fc.property(price, changes, (paid, vectors) => {
      const { rate, bound } = laplaceLaw(paid, vectors);
      const one = laplaceLaw(paid, [[l1Of(vectors)]]);
      expect(rate).toEqual(one.rate);
      // One cell that changes by all of it is the worst case of Theorem 2.
      expect(bound).toBeLessThanOrEqual(one.bound);
    }),
    { numRuns: 50 },
  );
});
