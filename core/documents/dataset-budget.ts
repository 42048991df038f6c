import { z } from 'zod';
import { DatasetName, PartyId } from '#core/names.ts';

/** A dataset's privacy budget at one moment, in ε. */
export const BudgetLeft = z.strictObject({
  limit: z.number().nonnegative(),
  spent: z.number().nonnegative(),
  left: z.number().nonnegative(),
  /** Whether one more release can be paid. */
  affords: z.boolean(),
  /** From when on a release can be paid; left out if it can be paid now. */
  renewsAt: z.iso.datetime().optional(),
});
export type BudgetLeft = z.infer<typeof BudgetLeft>;

/** The budget of one dataset of a question. */
export const DatasetBudget = z.strictObject({
  party: PartyId,
  dataset: DatasetName,
  ...BudgetLeft.shape,
});
export type DatasetBudget = z.infer<typeof DatasetBudget>;

/** What is left of a dataset's budget and when it renews, in one sentence without its full stop. */
export const budgetSentence = ({
  party,
  dataset,
  left,
  limit,
  renewsAt,
}: DatasetBudget): string => {
  const renews = renewsAt ? `; the next question can be paid from ${renewsAt}` : '';
  return `${party}.${dataset} has epsilon ${left} of ${limit} left${renews}`;
};
