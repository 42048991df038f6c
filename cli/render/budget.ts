import { bar } from '#cli/render/table.ts';
import type { DatasetBudget } from '#core/usecases/questions/reserve-budget.ts';

const LENGTH = 20;

/** What is left of a budget, as a bar. */
export const budgetBar = ({ left, limit }: Pick<DatasetBudget, 'left' | 'limit'>): string =>
  bar(left, limit, LENGTH).padEnd(LENGTH, '░');

/** What is left of a dataset's budget and when it renews, in one sentence without its full stop. */
export const budgetSentence = ({
  party,
  dataset,
  left,
  limit,
  renewsAt,
}: DatasetBudget): string => {
  const renews = renewsAt ? `; the next question can be paid from ${renewsAt.toISOString()}` : '';
  return `${party}.${dataset} has epsilon ${left} of ${limit} left${renews}`;
};
