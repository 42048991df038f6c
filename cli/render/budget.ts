import { bar } from '#cli/render/table.ts';
import type { BudgetLeft } from '#core/documents/dataset-budget.ts';

const LENGTH = 20;

/** What is left of a budget, as a bar. */
export const budgetBar = ({ left, limit }: Pick<BudgetLeft, 'left' | 'limit'>): string =>
  bar(left, limit, LENGTH).padEnd(LENGTH, '░');
