import { expect, test } from 'vitest';
import { meetsMinimumDataset } from '#core/privacy/minimum-dataset.ts';

test('a version of exactly the minimum may be asked about', () => {
  expect(meetsMinimumDataset(1000, 1000)).toBe(true);
});

test('a version of one person fewer is refused', () => {
  expect(meetsMinimumDataset(999, 1000)).toBe(false);
});
