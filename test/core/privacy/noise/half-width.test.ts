import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gaussianLaw, halfWidth, type NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { laplaceOf } from './laplace-of.ts';
import { lawProbabilities } from './truncated-law.ts';

const inside = (probabilities: readonly number[], bound: number, width: number): number =>
  probabilities.filter((_, at) => Math.abs(at - bound) <= width).reduce((a, b) => a + b, 0);

test('noise of the default terms is at most 6 in 95 of 100 releases', () => {
  const terms = { epsilon: 0.5, delta: 1e-6, sensitivity: 1 };
  expect(halfWidth(laplaceOf(terms), 95)).toBe(6);
});

test('noise of the default price is at most 34 in 95 of 100 releases', () => {
  const price = { epsilon: 0.2, nanoRho: 1_700_000, attoDelta: 1_900_000_000 };
  expect(halfWidth(gaussianLaw(price, [[1]]), 95)).toBe(34);
});

const laws: fc.Arbitrary<NoiseLaw> = fc.oneof(
  fc
    .record({
      epsilon: fc.integer({ min: 50, max: 5000 }).map((thousandths) => thousandths / 1000),
      delta: fc.constantFrom(1e-12, 1e-6, 1e-5),
      sensitivity: fc.integer({ min: 1, max: 11 }),
    })
    .map(laplaceOf),
  fc
    .record({
      epsilon: fc.constant(1),
      nanoRho: fc.integer({ min: 1_000_000, max: 1_000_000_000 }),
      attoDelta: fc.constantFrom(1, 10 ** 9, 10 ** 12),
    })
    .map((price) => gaussianLaw(price, [[1], [2, 1]])),
);

test('noise stays within the half-width as often as promised, and not within one less', () => {
  fc.assert(
    fc.property(laws, fc.integer({ min: 1, max: 99 }), (law, percent) => {
      const probabilities = lawProbabilities(law);
      const width = halfWidth(law, percent);
      expect(inside(probabilities, law.bound, width)).toBeGreaterThanOrEqual(percent / 100 - 1e-12);
      expect(inside(probabilities, law.bound, width - 1)).toBeLessThan(percent / 100 + 1e-12);
    }),
    { numRuns: 100 },
  );
});
