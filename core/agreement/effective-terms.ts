import type { Agreement } from '#core/agreement/agreement.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';

const strictest = (a: PrivacyTerms, b: PrivacyTerms): PrivacyTerms => ({
  noise: 'none',
  k: Math.max(a.k, b.k),
  roundTo: Math.max(a.roundTo, b.roundTo),
  minimumChange: Math.max(a.minimumChange, b.minimumChange),
  minimumDataset: Math.max(a.minimumDataset, b.minimumDataset),
  epsilon: Math.min(a.epsilon, b.epsilon),
  epsilonBudget: Math.min(a.epsilonBudget, b.epsilonBudget),
  budgetPeriodDays: Math.max(a.budgetPeriodDays, b.budgetPeriodDays),
  maxRejectShare: Math.min(a.maxRejectShare, b.maxRejectShare),
});

/** The terms that hold for everybody: where the parties state different ones, the strictest of each. */
export const effectiveTerms = ({ privacy }: Agreement): PrivacyTerms =>
  'noise' in privacy
    ? (privacy as PrivacyTerms)
    : Object.values(privacy as Record<string, PrivacyTerms>).reduce(strictest);
