import { describe, expect, test } from 'vitest';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';
import { advantageBound, coinAdvantage, wilsonInterval } from '#redteam/statistics.ts';

const TERMS = { epsilon: 0.5, delta: 1e-6 };

describe('the interval of Wilson', () => {
  test.each<[number, number, [number, number]]>([
    [8, 10, [0.4901625, 0.9433178]],
    [0, 10, [0, 0.2775328]],
    [10, 10, [0.7224672, 1]],
    [50, 100, [0.4038315, 0.5961685]],
  ])('of %i in %i trials', (successes, trials, [low, high]) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.value).toBe(successes / trials);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  test('says nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });

  test('one success in a thousand is more than never', () => {
    expect(wilsonInterval(1, 1000).low).toBeGreaterThan(0);
  });
});

test('the advantage of a coin is 0 and of certainty 1', () => {
  expect(coinAdvantage(50, 100).value).toBe(0);
  expect(coinAdvantage(100, 100)).toMatchObject({ value: 1, high: 1 });
});

describe('the bound on the advantage', () => {
  test('is 0 when nothing was charged', () => {
    expect(advantageBound(TERMS, 0)).toBe(0);
  });

  test('is (e^ε - 1 + 2δ) / (e^ε + 1) for one answer', () => {
    const e = Math.exp(0.5);
    expect(advantageBound(TERMS, 1)).toBeCloseTo((e - 1 + 2e-6) / (e + 1), 12);
  });

  test('composes: n answers are one of nε and nδ', () => {
    expect(advantageBound(TERMS, 7)).toBeCloseTo(
      advantageBound({ epsilon: 3.5, delta: 7e-6 }, 1),
      12,
    );
    expect(advantageBound(TERMS, 1000)).toBe(1);
  });

  test.each([1, 2, 3, 5])(
    'is not passed by the law of the noise at a shift of Δ = %i',
    (sensitivity) => {
      const bound = noiseBound({ ...TERMS, sensitivity });
      const weight = (x: number) =>
        Math.abs(x) > bound ? 0 : Math.exp((-TERMS.epsilon * Math.abs(x)) / sensitivity);
      const range = Array.from({ length: 2 * bound + sensitivity + 1 }, (_, at) => at - bound);
      const total = range.reduce((sum, x) => sum + weight(x), 0);
      const apart = range.reduce(
        (sum, x) => sum + Math.abs(weight(x) - weight(x - sensitivity)),
        0,
      );
      const advantage = apart / 2 / total;
      expect(advantage).toBeLessThanOrEqual(advantageBound(TERMS, 1));
      expect(advantage).toBeGreaterThan(0.85 * advantageBound(TERMS, 1));
    },
  );
});
