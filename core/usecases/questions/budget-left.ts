import type { BudgetLeft } from '#core/documents/dataset-budget.ts';
import { type BudgetTerms, budgetAt, type Charge } from '#core/privacy/budget.ts';

/** A dataset's budget at one moment, as it is told. */
export const budgetLeft = (
  charges: readonly Charge[],
  terms: BudgetTerms,
  now: Date,
): BudgetLeft => {
  const { renewsAt, ...budget } = budgetAt(charges, terms, now);
  return { ...budget, ...(renewsAt && { renewsAt: renewsAt.toISOString() }) };
};
