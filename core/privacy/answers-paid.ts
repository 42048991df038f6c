import { microEpsilon } from '#core/micro-epsilon.ts';
import { standingsOf, timesPayable } from '#core/privacy/budget.ts';
import { type BudgetTerms, limitsOf } from '#core/privacy/limits-of.ts';
import { priceOf } from '#core/privacy/price.ts';

/** How many answers can be paid, before anything was spent. */
export interface AnswersPaid {
  readonly period: number;
  /** Without end where the agreement bounds no life. */
  readonly life: number;
}

/** How many answers at a price a share of every limit pays for, in a period and in a life. */
export const answersPaid = (terms: BudgetTerms, epsilon: number, share = 1): AnswersPaid => {
  const cost = { ...priceOf(terms, epsilon), microEpsilon: microEpsilon(epsilon) };
  // Nothing was charged, so that neither who asks nor the moment decides anything.
  const standings = standingsOf([], limitsOf(terms), { asker: '', share, now: new Date(0) });
  const ofLife = standings.filter(({ limit }) => limit.days === undefined);
  const [period, life] = [standings, ofLife].map((each) =>
    Math.min(...each.map((standing) => timesPayable(standing, cost))),
  ) as [number, number];
  return { period, life };
};
