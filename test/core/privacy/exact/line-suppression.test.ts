import { expect, test } from 'vitest';
import { suppressLine } from '#core/privacy/exact/line-suppression.ts';

test('a line with no small count is released whole', () => {
  expect(suppressLine([100, 200, 300], 100)).toEqual(new Set());
  expect(suppressLine([], 100)).toEqual(new Set());
});

test('a small count takes the smallest other one with it, the first of equals', () => {
  expect(suppressLine([300, undefined, 200, 200], 100)).toEqual(new Set([1, 2]));
});

test('several small counts are joined by one of at least k', () => {
  expect(suppressLine([undefined, undefined, 900, 800], 100)).toEqual(new Set([0, 1, 3]));
});

test('a line of small counts is suppressed whole', () => {
  expect(suppressLine([undefined, undefined], 100)).toEqual(new Set([0, 1]));
});

test('a count below k is suppressed even if it is given', () => {
  expect(suppressLine([99, 0, 500, 600], 100)).toEqual(new Set([0, 1, 2]));
});
