import { NANO, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { answersPaid } from '#core/privacy/answers-paid.ts';
import type { BudgetTerms } from '#core/privacy/limits-of.ts';
import { halfOf } from '#core/privacy/price.ts';
import { type ChangeVector, l1Of, l2SquaredOf } from '#core/privacy/sensitivity.ts';

/** Which noise is smaller for so many equal answers at the promise of a period, and how much larger the other is. */
export interface CheaperNoise {
  readonly noise: 'gaussian' | 'laplace';
  readonly answers: number;
  readonly factor: number;
}

/** By how many deviations a count is off in 5 of 100 answers, as the continuous laws have it. */
const GAUSSIAN_95 = 1.96;
const LAPLACE_95 = Math.log(20);

/** What a question changes, and how much of its price buys the noise of its counts: a half where sums are told beside. */
export interface PricedCounts {
  readonly changes: readonly ChangeVector[];
  readonly share: number;
}

/**
 * Which noise would change the counts less, if the answers that a period pays for were all that there is:
 * the same ε and δ for all of them together, either in equal parts of ε or in equal parts of ρ. To choose
 * by, not to prove by: computed in floating-point numbers from the laws before they are cut off.
 */
export const cheaperNoise = (
  terms: Exclude<BudgetTerms, { noise: 'none' }>,
  epsilon: number,
  { changes, share }: PricedCounts,
): CheaperNoise => {
  const answers = Math.max(1, answersPaid(terms, epsilon).period);
  // With laplace each answer has a δ of its own. One of 1 promises nothing, and more of them cannot promise less.
  const delta = terms.noise === 'gaussian' ? terms.delta : Math.min(1, answers * terms.delta);
  const rho = nanoRhoFor(terms.epsilonBudget, halfOf(delta)) / NANO;
  const gaussian = GAUSSIAN_95 * Math.sqrt((l2SquaredOf(changes) * answers) / (2 * rho * share));
  const laplace = LAPLACE_95 * ((l1Of(changes) * answers) / (terms.epsilonBudget * share));
  const noise = gaussian < laplace ? 'gaussian' : 'laplace';
  const factor = Math.max(gaussian, laplace) / Math.min(gaussian, laplace);
  return { noise, answers, factor: Math.round(factor * 10) / 10 };
};
