import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noiseHalfWidth } from '#core/privacy/noise/half-width.ts';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';
import { lawProbabilities } from './truncated-law.ts';

const inside = (probabilities: readonly number[], bound: number, width: number): number =>
  probabilities.filter((_, at) => Math.abs(at - bound) <= width).reduce((a, b) => a + b, 0);

test('noise of the default terms is at most 6 in 95 of 100 releases', () => {
  const terms = { epsilon: 0.5, delta: 1e-6, sensitivity: 1 };
  expect(noiseHalfWidth(terms, noiseBound(terms), 95)).toBe(6);
});

test('noise stays within the half-width as often as promised, and not within one less', () => {
  const terms = fc.record({
    epsilon: fc.integer({ min: 50, max: 5000 }).map((thousandths) => thousandths / 1000),
    delta: fc.constantFrom(1e-12, 1e-6, 1e-5),
    sensitivity: fc.integer({ min: 1, max: 11 }),
  });
  fc.assert(
    fc.property(terms, fc.integer({ min: 1, max: 99 }), (each, percent) => {
      const bound = noiseBound(each);
      const law = lawProbabilities(each, bound);
      const width = noiseHalfWidth(each, bound, percent);
      expect(inside(law, bound, width)).toBeGreaterThanOrEqual(percent / 100 - 1e-12);
      expect(inside(law, bound, width - 1)).toBeLessThan(percent / 100 + 1e-12);
    }),
    { numRuns: 100 },
  );
});
