import { describe, expect, test } from 'vitest';
import { coinAdvantage, wilsonInterval } from '#redteam/statistics.ts';

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
