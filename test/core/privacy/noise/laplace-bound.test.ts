import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '#core/privacy/noise/exponential-interval.ts';
import { laplaceBound } from '#core/privacy/noise/laplace-bound.ts';
import { decimalRational, rational } from '#core/rational.ts';
import { type LaplaceTerms, laplaceOf } from './laplace-of.ts';
import { total, truncatedLaw } from './truncated-law.ts';

const noiseBound = (terms: LaplaceTerms): number => laplaceOf(terms).bound;

/** Whether P(X > bound - Δ) ≤ δ, by adding up the law; throws if the enclosures leave it open. */
const tailFits = (terms: LaplaceTerms, bound: number): boolean => {
  const law = truncatedLaw({ ...laplaceOf(terms), bound });
  const top = total(
    [...law].filter(([x]) => x > bound - terms.sensitivity).map(([, weight]) => weight),
  );
  const whole = total(law.values());
  const { n, d } = decimalRational(terms.delta);
  const below = (a: Interval, b: Interval): boolean => a.high * d <= b.low * n;
  if (below(top, whole)) return true;
  if (top.low * d > whole.high * n) return false;
  throw new Error('more bits are needed');
};

test('the bound of the default terms is 25', () => {
  expect(noiseBound({ epsilon: 0.5, delta: 1e-6, sensitivity: 1 })).toBe(25);
});

/**
 * Found one by one, upwards, with mpmath at 120 digits and no closed form:
 *
 *     a = exp(-mpf(eps) / D); B = D
 *     while sum(a**x for x in range(B-D+1, B+1)) / (1 + 2*sum(a**x for x in range(1, B+1))) > mpf(delta):
 *         B += 1
 */
describe('the bound is what an independent computation finds', () => {
  test.each([
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 2 }, 51],
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 3 }, 76],
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 11 }, 279],
    [{ epsilon: 0.1, delta: 1e-6, sensitivity: 1 }, 109],
    [{ epsilon: 1, delta: 1e-6, sensitivity: 1 }, 14],
    [{ epsilon: 5, delta: 1e-5, sensitivity: 1 }, 3],
    [{ epsilon: 5, delta: 1e-12, sensitivity: 1 }, 6],
    [{ epsilon: 5, delta: 1e-12, sensitivity: 11 }, 70],
    [{ epsilon: 0.333333, delta: 1e-9, sensitivity: 5 }, 287],
    [{ epsilon: 0.001, delta: 1e-5, sensitivity: 1 }, 3932],
    [{ epsilon: 0.001, delta: 1e-12, sensitivity: 1 }, 20031],
    [{ epsilon: 0.001, delta: 1e-12, sensitivity: 11 }, 220_337],
    [{ epsilon: 0.000001, delta: 1e-6, sensitivity: 1 }, 405_465],
    [{ epsilon: 2, delta: 1e-3, sensitivity: 2 }, 8],
    [{ epsilon: 0.5, delta: 1e-300, sensitivity: 1 }, 1379],
    [{ epsilon: 4.999999, delta: 0.00000123, sensitivity: 3 }, 11],
  ])('%o: %i', (each, bound) => {
    expect(noiseBound(each)).toBe(bound);
  });
});

/** Terms as agreements may hold them: six digits of ε, any δ, up to 2 × 6 kinds - 1. */
const terms = fc.record({
  epsilon: fc.integer({ min: 50_000, max: 5_000_000 }).map((micro) => micro / 1e6),
  delta: fc
    .record({ digits: fc.integer({ min: 100, max: 999 }), power: fc.integer({ min: 8, max: 14 }) })
    .map(({ digits, power }) => Number(`${digits}e-${power}`)),
  sensitivity: fc.integer({ min: 1, max: 11 }),
});

test('the bound fits and one less does not, whatever the terms', () => {
  fc.assert(
    fc.property(terms, (each) => {
      const bound = noiseBound(each);
      expect(tailFits(each, bound)).toBe(true);
      // Below Δ the datasets of two neighbours may share no outcome at all.
      expect(bound === each.sensitivity || !tailFits(each, bound - 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('more epsilon, more delta or less sensitivity never needs a larger bound', () => {
  fc.assert(
    fc.property(terms, terms, (a, b) => {
      const weaker = {
        epsilon: Math.max(a.epsilon, b.epsilon),
        delta: Math.max(a.delta, b.delta),
        sensitivity: Math.min(a.sensitivity, b.sensitivity),
      };
      for (const key of ['epsilon', 'delta', 'sensitivity'] as const)
        expect(noiseBound({ ...a, [key]: weaker[key] })).toBeLessThanOrEqual(noiseBound(a));
      expect(noiseBound(weaker)).toBeLessThanOrEqual(noiseBound(b));
    }),
    { numRuns: 60 },
  );
});

test('the bound is never below the sensitivity, however much epsilon is spent', () => {
  expect(noiseBound({ epsilon: 5000, delta: 1e-6, sensitivity: 11 })).toBeGreaterThanOrEqual(11);
});

/** Found as above, the sum being that of the cells. */
test.each([
  [[[1]], 68],
  [[[1, 1]], 73],
  [[[2, 1]], 75],
  [[[3]], 76],
  [[[2, 1, 1, 1]], 78],
  [[[2, 2, 1, 1], [1]], 80],
])('changes of several cells %o, rate 1/6: %i, less than if all were in one', (changes, bound) => {
  const delta = decimalRational(1e-6);
  expect(laplaceBound({ rate: rational(1n, 6n), delta, changes })).toBe(bound);
});
