import { bar, count, tableLines } from '#cli/render/table.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';

const LENGTH = 20;

const ALIGN = ['left', 'left', 'left', 'right', 'right', 'left'] as const;
const HEADER = ['people of', 'asked by', 'within', 'epsilon left', 'answers left', 'next one'];

/** What is left of a budget, as a bar. */
const budgetBar = ({ left, limit }: Pick<PartyBudget, 'left' | 'limit'>): string =>
  bar(left, limit, LENGTH).padEnd(LENGTH, '░');

const nextOf = ({ answers, renewsAt, days, limit }: PartyBudget): string => {
  if (answers > 0) return 'now';
  if (renewsAt !== undefined) return renewsAt;
  return days === undefined || limit === 0 ? 'never' : 'never at this price';
};

const rowOf = (budget: PartyBudget): readonly string[] => {
  const { party, asker, days, unit, left, limit, answers } = budget;
  const amount = `${left} of ${limit}`;
  return [
    party,
    asker,
    days === undefined ? 'life' : `${days} days`,
    `${budgetBar(budget)} ${unit === 'delta' ? `delta ${amount}` : amount}`,
    count(answers),
    nextOf(budget),
  ];
};

/** Budgets without a δ that runs out no sooner than the ε that it belongs to. */
export const worthTelling = (budgets: readonly PartyBudget[]): readonly PartyBudget[] =>
  budgets.filter(
    (budget) =>
      budget.unit === 'epsilon' ||
      budgets.every(
        ({ unit, party, asker, answers }) =>
          unit === 'delta' ||
          party !== budget.party ||
          asker !== budget.asker ||
          answers > budget.answers,
      ),
  );

/** Budgets of Gaussian noise, which alone has a δ that adds up, do not add up as they are printed. */
const squaresLine = (budgets: readonly PartyBudget[]): readonly string[] =>
  budgets.some(({ unit }) => unit === 'delta')
    ? ['Epsilons of Gaussian noise add up nearly by their squares: two of 1 come to about 1.4.']
    : [];

/** Budgets as a table: whose people, whose questions, what is left and when the next answer can be paid. */
export const budgetLines = (budgets: readonly PartyBudget[]): readonly string[] => [
  ...tableLines(HEADER, worthTelling(budgets).map(rowOf), ALIGN),
  'Answers left are those of the highest price; "ask --dry-run" counts those of its own question.',
  ...squaresLine(budgets),
];
