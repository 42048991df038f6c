import { expect, test } from 'vitest';
import type { DatasetBudget } from '#core/documents/dataset-budget.ts';
import { spentBudget } from '#core/usecases/questions/reserve-budget.ts';

const budget = (dataset: string, day: number | undefined): DatasetBudget => ({
  party: 'brand',
  dataset,
  limit: 1,
  spent: 1,
  left: 0,
  affords: day === undefined,
  renewsAt: day === undefined ? undefined : new Date(Date.UTC(2026, 10, day)).toISOString(),
});

test('of two spent budgets the refusal names the one that renews last: only then can it be paid', () => {
  const [early, late] = [budget('early', 5), budget('late', 9)];
  expect(spentBudget([early, late])).toBe(late);
  expect(spentBudget([late, early])).toBe(late);
});

test('a budget that pays does not stand in the way', () => {
  const late = budget('late', 9);
  expect(spentBudget([budget('full', undefined), late])).toBe(late);
  expect(spentBudget([budget('full', undefined), budget('full too', undefined)])).toBeUndefined();
});
