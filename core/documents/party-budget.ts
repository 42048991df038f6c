import { z } from 'zod';
import { PartyId } from '#core/names.ts';

/** What one party's questions may still tell about the people of a party, over a period or for life. */
export const PartyBudget = z.strictObject({
  /** Whose people it protects. */
  party: PartyId,
  /** Whose questions are paid from it. */
  asker: PartyId,
  /** Of any so many days; left out for the life of the collaboration. */
  days: z.int().positive().optional(),
  /** What it bounds: how much is told, or how likely more is told than that. */
  unit: z.enum(['epsilon', 'delta']),
  /** The most that the asker's answers may tell together. */
  limit: z.number().nonnegative(),
  spent: z.number().nonnegative(),
  /** What the asker may still spend. With Gaussian noise two ε together tell less than their sum. */
  left: z.number().nonnegative(),
  /** How many answers it still pays for, at the price of the question, or else at the highest price. */
  answers: z.int().nonnegative(),
  /** From when on one can be paid; left out if one can be paid now, or never again. */
  renewsAt: z.iso.datetime().optional(),
  /** Where no such answer can be paid now: that one for a smaller epsilon could be, from this budget. */
  paysLess: z.literal(true).optional(),
});
export type PartyBudget = z.infer<typeof PartyBudget>;

const spanOf = ({ days }: PartyBudget): string =>
  days === undefined ? 'for life' : `in ${days} days`;

const LARGER = { epsilon: 'lifetimeEpsilon', delta: 'delta' } as const;

/** When an answer at this price can be paid, if none can be now. */
const delay = ({ days, limit, unit, renewsAt }: PartyBudget): string => {
  if (renewsAt !== undefined) return `the next answer can be paid from ${renewsAt}`;
  if (limit === 0) return 'the agreement gives it no share';
  return days === undefined
    ? `it never renews, but both parties can agree on a larger ${LARGER[unit]}`
    : 'an answer costs more than that, but both parties can agree on a larger epsilonBudget or share';
};

const outlook = (budget: PartyBudget): string => {
  const { answers, paysLess } = budget;
  if (answers > 0)
    return `enough for ${answers.toLocaleString('en-GB')} such ${answers === 1 ? 'answer' : 'answers'}`;
  // Perhaps: an answer is paid from several budgets, and this is one of them.
  return paysLess ? `${delay(budget)}, or one with a smaller --epsilon perhaps now` : delay(budget);
};

/** What is left of a budget and when it renews, in one sentence without its full stop. */
export const budgetSentence = (budget: PartyBudget): string => {
  const { party, asker, unit, left, limit } = budget;
  return `${asker} has ${unit} ${left} of ${limit} left ${spanOf(budget)} for questions about ${party}'s people; ${outlook(budget)}`;
};
