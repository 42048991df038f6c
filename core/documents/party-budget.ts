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
});
export type PartyBudget = z.infer<typeof PartyBudget>;

const spanOf = ({ days }: PartyBudget): string =>
  days === undefined ? 'for life' : `in ${days} days`;

const outlook = ({ days, answers, limit, unit, renewsAt }: PartyBudget): string => {
  if (answers > 0)
    return `enough for ${answers.toLocaleString('en-GB')} such ${answers === 1 ? 'answer' : 'answers'}`;
  if (renewsAt !== undefined) return `the next answer can be paid from ${renewsAt}`;
  if (limit === 0) return 'the agreement gives it no share';
  return days === undefined
    ? `it never renews, but both parties can agree on a larger ${unit === 'delta' ? 'delta' : 'lifetimeEpsilon'}`
    : 'an answer costs more than that: name a smaller epsilon';
};

/** What is left of a budget and when it renews, in one sentence without its full stop. */
export const budgetSentence = (budget: PartyBudget): string => {
  const { party, asker, unit, left, limit } = budget;
  return `${asker} has ${unit} ${left} of ${limit} left ${spanOf(budget)} for questions about ${party}'s people; ${outlook(budget)}`;
};
