import { DAY_MS } from '#core/day.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';

/** ε that was spent on a dataset, and when. Never refunded. */
export interface Charge {
  readonly at: Date;
  readonly microEpsilon: number;
}

/** What an agreement grants each dataset, across all its versions. */
export interface BudgetTerms {
  readonly epsilon: number;
  readonly epsilonBudget: number;
  readonly budgetPeriodDays: number;
}

/** A dataset's budget at one moment. */
export interface Budget {
  readonly limit: number;
  readonly spent: number;
  readonly left: number;
  /** Whether one more release can be paid. */
  readonly affords: boolean;
  /** When enough charges are older than the period to pay for a release; undefined if it can be paid now. */
  readonly renewsAt: Date | undefined;
}

/**
 * The budget over the period that ends now. The period slides: in no stretch of that length is more
 * than the limit ever spent (basic composition: the ε of all answers add up; Dwork and Roth 2014,
 * theorem 3.16).
 */
export const budgetAt = (charges: readonly Charge[], terms: BudgetTerms, now: Date): Budget => {
  const period = terms.budgetPeriodDays * DAY_MS;
  const live = charges
    .filter(({ at }) => at.getTime() > now.getTime() - period)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const limit = microEpsilon(terms.epsilonBudget);
  const price = microEpsilon(terms.epsilon);
  const spent = live.reduce((sum, charge) => sum + charge.microEpsilon, 0);
  const left = Math.max(0, limit - spent);
  return {
    limit: limit / MICRO,
    spent: spent / MICRO,
    left: left / MICRO,
    affords: left >= price,
    renewsAt: left >= price ? undefined : renewal(live, { need: spent + price - limit, period }),
  };
};

const renewal = (
  live: readonly Charge[],
  { need, period }: { readonly need: number; readonly period: number },
): Date | undefined => {
  let freed = 0;
  for (const charge of live) {
    freed += charge.microEpsilon;
    if (freed >= need) return new Date(charge.at.getTime() + period);
  }
  return undefined;
};
