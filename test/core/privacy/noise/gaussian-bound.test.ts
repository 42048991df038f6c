import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '#core/privacy/noise/exponential-interval.ts';
import { type GaussianTerms, gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import { decimalRational, rational } from '#core/rational.ts';
import { total, truncatedLaw } from './truncated-law.ts';

/** Whether Σ P(X > bound - vᵢ) ≤ δ, by adding up the law; throws if the enclosures leave it open. */
const tailFits = ({ variance, delta, changes }: GaussianTerms, bound: number): boolean => {
  const law = truncatedLaw({ noise: 'gaussian', variance, bound });
  const whole = total(law.values());
  const below = (a: Interval, b: Interval): boolean => a.high * delta.d <= b.low * delta.n;
  return changes.every((change) => {
    const top = total(
      change.flatMap((size) => [...law].filter(([x]) => x > bound - size).map(([, w]) => w)),
    );
    if (below(top, whole)) return true;
    if (top.low * delta.d > whole.high * delta.n) return false;
    throw new Error('more bits are needed');
  });
};

/**
 * Found one by one, upwards, with mpmath at 120 digits:
 *
 *     w = lambda x: exp(-mpf(x*x) / (2*variance)); B = max(max(v) for v in changes)
 *     while any(sum(sum(w(x) for x in range(B-d+1, B+1)) for d in v)
 *               / (1 + 2*sum(w(x) for x in range(1, B+1))) > mpf(delta) for v in changes):
 *         B += 1
 */
describe('the bound is what an independent computation finds', () => {
  test.each([
    [{ variance: 1, changes: [[1]], delta: 1e-2 }, 3],
    [{ variance: 2, changes: [[1]], delta: 1e-6 }, 8],
    [{ variance: 22, changes: [[1]], delta: 5e-7 }, 24],
    [{ variance: 109, changes: [[2, 1]], delta: 5e-7 }, 53],
    [{ variance: 44, changes: [[1, 1]], delta: 5e-7 }, 34],
    [{ variance: 44, changes: [[2]], delta: 5e-7 }, 34],
    [{ variance: 175, changes: [[2, 2]], delta: 5e-7 }, 67],
    [{ variance: 393, changes: [[3, 3]], delta: 5e-7 }, 100],
    [{ variance: 295, changes: [[1]], delta: 1.9e-9 }, 99],
    [{ variance: 1178, changes: [[2]], delta: 1.9e-9 }, 197],
    [{ variance: 1472, changes: [[2, 1]], delta: 1.9e-9 }, 222],
    [{ variance: 590, changes: [[1, 1], [1]], delta: 1.9e-9 }, 141],
    [{ variance: 2060, changes: [[2, 1, 1, 1]], delta: 1.9e-9 }, 265],
    [{ variance: 2943, changes: [[2, 2, 1, 1]], delta: 1e-18 }, 476],
    [{ variance: 1_000_000, changes: [[1]], delta: 1e-18 }, 8200],
    [{ variance: 1_000_000, changes: [[2, 2, 1, 1]], delta: 1e-6 }, 3946],
    [{ variance: 1, changes: [[11]], delta: 1e-5 }, 15],
    [{ variance: 3, changes: [[5, 5, 5]], delta: 0.3 }, 7],
  ])('%o: %i', ({ delta, ...each }, bound) => {
    expect(gaussianBound({ ...each, delta: decimalRational(delta) })).toBe(bound);
  });
});

const change = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });

const terms = fc.record({
  variance: fc.integer({ min: 1, max: 3000 }),
  delta: fc
    .record({ atto: fc.bigInt({ min: 1n, max: 999n }), power: fc.integer({ min: 0, max: 13 }) })
    .map(({ atto, power }) => rational(atto * 10n ** BigInt(power), 10n ** 18n)),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

test('the bound fits and one less does not, whatever the terms', () => {
  fc.assert(
    fc.property(terms, (each) => {
      const bound = gaussianBound(each);
      expect(tailFits(each, bound)).toBe(true);
      const largest = Math.max(...each.changes.flat());
      // Below the largest change the datasets of two neighbours may share no outcome at all.
      expect(bound === largest || !tailFits(each, bound - 1)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('less variance, more δ or smaller changes never need a larger bound', () => {
  fc.assert(
    fc.property(terms, terms, (a, b) => {
      const bound = gaussianBound(a);
      const variance = Math.min(a.variance, b.variance);
      const [x, y] = [a.delta, b.delta];
      const delta = x.n * y.d > y.n * x.d ? x : y;
      const fewer = a.changes.map((vector) => vector.map((size) => Math.max(1, size - 1)));
      expect(gaussianBound({ ...a, variance })).toBeLessThanOrEqual(bound);
      expect(gaussianBound({ ...a, delta })).toBeLessThanOrEqual(bound);
      expect(gaussianBound({ ...a, changes: fewer })).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 60 },
  );
});

test('the bound is never below the largest change, however narrow the law', () => {
  expect(gaussianBound({ variance: 1, delta: rational(1n, 3n), changes: [[40]] })).toBe(40);
});
