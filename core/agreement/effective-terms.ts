import { type Agreement, statedTerms } from '#core/agreement/agreement-schema.ts';
import type { ExactTerms, NoisyTerms, PrivacyTerms } from '#core/agreement/privacy-terms.ts';

const strictestCommon = (a: PrivacyTerms, b: PrivacyTerms) => ({
  k: Math.max(a.k, b.k),
  minimumDataset: Math.max(a.minimumDataset, b.minimumDataset),
  epsilon: Math.min(a.epsilon, b.epsilon),
  epsilonBudget: Math.min(a.epsilonBudget, b.epsilonBudget),
  budgetPeriodDays: Math.max(a.budgetPeriodDays, b.budgetPeriodDays),
  maxRejectShare: Math.min(a.maxRejectShare, b.maxRejectShare),
});

/** Noise is stricter than none; among equals the stricter value of each term. */
const strictest = (a: PrivacyTerms, b: PrivacyTerms): PrivacyTerms => {
  const common = strictestCommon(a, b);
  if (a.noise === 'none' && b.noise === 'none') {
    const roundTo = Math.max(a.roundTo, b.roundTo);
    const exact: ExactTerms = {
      noise: 'none',
      minimumChange: Math.max(a.minimumChange, b.minimumChange),
      ...common,
      roundTo,
      // Rounding must still divide k, or a released count could read lower than k.
      k: Math.ceil(common.k / roundTo) * roundTo,
    };
    return exact;
  }
  const deltas = [a, b].flatMap((terms) => (terms.noise === 'laplace' ? [terms.delta] : []));
  const noisy: NoisyTerms = { noise: 'laplace', delta: Math.min(...deltas), ...common };
  return noisy;
};

/** The terms that hold for everybody: where the parties state different ones, the strictest of each. */
export const effectiveTerms = (agreement: Agreement): PrivacyTerms =>
  statedTerms(agreement).reduce(strictest);
