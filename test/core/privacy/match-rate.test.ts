import { expect, test } from 'vitest';
import { matchRate } from '#core/privacy/match-rate.ts';

test('a match rate is a whole per cent, rounded down', () => {
  expect(matchRate(230, 1000)).toBe('23%');
  expect(matchRate(239, 1000)).toBe('23%');
  expect(matchRate(29, 100)).toBe('29%');
});

test('a rate of exactly the cap is told', () => {
  expect(matchRate(850, 1000)).toBe('85%');
});

test('a rate above the cap is told only as above it', () => {
  expect(matchRate(851, 1000)).toBe('>85%');
  expect(matchRate(1000, 1000)).toBe('>85%');
});

test('noise that exceeds the dataset is told only as above the cap', () => {
  expect(matchRate(1020, 1000)).toBe('>85%');
});

test('an empty dataset has a rate of nothing', () => {
  expect(matchRate(0, 0)).toBe('0%');
  expect(matchRate(5, 0)).toBe('0%');
});
