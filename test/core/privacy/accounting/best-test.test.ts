import { describe, expect, it } from 'vitest';
import { gaussianTest, laplaceTest } from '#core/privacy/accounting/best-test.ts';
import { normalCdf } from '#core/privacy/accounting/normal.ts';
import { rational } from '#core/rational.ts';
import { convolvedTest } from './convolved-law.ts';

describe('the best test of one person', () => {
  const GAUSSIAN = [1, 2, 4, 22, 109, 298].flatMap((variance) =>
    [1, 2, 3, 7, 10, 25, 60].map((steps) => [variance, steps] as const),
  );

  it.each(GAUSSIAN)(
    'at Gaussian variance %i and %i counts is told no smaller than the law has it, and hardly larger',
    (variance, steps) => {
      const bound = Math.ceil(9 * Math.sqrt(variance));
      const exact = convolvedTest({ noise: 'gaussian', variance, bound }, steps);
      const told = gaussianTest(variance, steps);
      // What the law cuts off at nine deviations is less than this.
      const cut = 1e-15 * steps;
      expect(told.advantage).toBeGreaterThanOrEqual(exact.advantage - cut);
      expect(told.hitRate).toBeGreaterThanOrEqual(exact.hitRate - cut);
      expect(told.advantage).toBeLessThan(exact.advantage * (1 + 1 / (8 * variance)));
      expect(told.hitRate).toBeLessThan(exact.hitRate * (1 + 1 / (4 * variance)));
    },
  );

  it.each([
    [0.5, 1],
    [0.5, 20],
    [0.05, 40],
    [2, 3],
    [0.25, 41],
  ])('at Laplace rate %d and %i counts is what the law has', (rate, steps) => {
    const bound = Math.ceil(36 / rate);
    const law = { noise: 'laplace', rate: rational(BigInt(rate * 100), 100n), bound } as const;
    const exact = convolvedTest(law, steps);
    const told = laplaceTest(rate, steps);
    expect(told.advantage).toBeCloseTo(exact.advantage, 12);
    expect(told.hitRate).toBeCloseTo(exact.hitRate, 12);
  });

  it('learns nothing from nothing, and all there is from enough', () => {
    expect(laplaceTest(0.5, 0)).toEqual({ advantage: 0, hitRate: 0.01 });
    expect(gaussianTest(298, 0).advantage).toBe(0);
    expect(laplaceTest(1, 100_000).advantage).toBeCloseTo(1, 12);
    expect(gaussianTest(298, 100_000)).toEqual({ advantage: 1, hitRate: 1 });
  });
});

describe('the normal distribution function', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-2.3263478740408408, 0.01],
    [-6, 9.865876450376946e-10],
    [9, 1],
  ])('of %d is %d', (x, value) => {
    expect(normalCdf(x)).toBeCloseTo(value, 14);
  });
});
