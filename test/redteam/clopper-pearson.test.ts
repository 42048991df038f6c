import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateAtLeast, rateAtMost } from '#redteam/clopper-pearson.ts';

describe('the exact interval of a rate', () => {
  // 95 % intervals as R's binom.test gives them: 2.5 % at each end.
  test.each<[number, number, [number, number]]>([
    [5, 10, [0.187086, 0.812914]],
    [1, 20, [0.001265089, 0.248732763]],
    [60, 100, [0.4972092, 0.6967052]],
  ])('of %i in %i', (successes, trials, [low, high]) => {
    expect(rateAtLeast(successes, trials, 0.025)).toBeCloseTo(low, 6);
    expect(rateAtMost(successes, trials, 0.025)).toBeCloseTo(high, 6);
  });

  test('reaches the ends, and with nothing seen is error^(1/n) from the other', () => {
    expect(rateAtLeast(0, 50, 0.01)).toBe(0);
    expect(rateAtMost(50, 50, 0.01)).toBe(1);
    expect(rateAtMost(0, 50, 0.01)).toBeCloseTo(1 - 0.01 ** (1 / 50), 12);
    expect(rateAtMost(0, 0, 0.01)).toBe(1);
  });

  test('leaves out the truth no more often than it says', () => {
    const probability = (n: number, p: number, s: number): number => {
      let ways = 1;
      for (let at = 1; at <= s; at += 1) ways *= (n - at + 1) / at;
      return ways * p ** s * (1 - p) ** (n - s);
    };
    const instance = fc.record({
      n: fc.integer({ min: 1, max: 40 }),
      p: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      error: fc.constantFrom(0.1, 0.01, 0.0025),
    });
    fc.assert(
      fc.property(instance, ({ n, p, error }) => {
        let [below, above] = [0, 0];
        for (let s = 0; s <= n; s += 1) {
          if (rateAtMost(s, n, error) < p) below += probability(n, p, s);
          if (rateAtLeast(s, n, error) > p) above += probability(n, p, s);
        }
        expect(below).toBeLessThanOrEqual(error + 1e-9);
        expect(above).toBeLessThanOrEqual(error + 1e-9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
