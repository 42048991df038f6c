import { expect, test } from 'vitest';
import { meetsThreshold } from '#core/privacy/exact/threshold.ts';

test('a count of exactly k people may leave', () => {
  expect(meetsThreshold(100, 100)).toBe(true);
  expect(meetsThreshold(101, 100)).toBe(true);
});

test('a count of one person fewer than k is refused', () => {
  expect(meetsThreshold(99, 100)).toBe(false);
});

test('what is not a number is refused', () => {
  expect(meetsThreshold(Number.NaN, 100)).toBe(false);
});
