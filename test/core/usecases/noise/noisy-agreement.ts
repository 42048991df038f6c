import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

/** Terms with noise whose budget pays for seven answers of each party. */
export const NOISY_TERMS = {
  noise: 'laplace',
  k: 50,
  minimumDataset: 100,
  epsilon: 0.5,
  delta: 0.000001,
  epsilonBudget: 7,
  budgetPeriodDays: 30,
} as const;

/** Terms without noise. */
export const EXACT_TERMS = {
  noise: 'none',
  k: 50,
  roundTo: 5,
  minimumChange: 50,
  minimumDataset: 100,
  epsilon: 0.5,
  epsilonBudget: 7,
  budgetPeriodDays: 30,
} as const;

/** Attributes of the two lists: enough to ask more than fifty different questions. */
export const ATTRIBUTES = {
  brand: { tier: ['gold', 'silver'], region: ['north', 'south'], since: ['old', 'new'] },
  publisher: { device: ['mobile', 'desktop'], age: ['young', 'grown'], plan: ['free', 'paid'] },
} as const;

/** The agreement of these tests, some sections replaced, read as a party's file would be. */
export const noisyAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest =>
  testAgreement({
    id: 'noise-room',
    datasets: {
      brand: { customers: { attributes: ATTRIBUTES.brand } },
      publisher: { audience: { attributes: ATTRIBUTES.publisher } },
    },
    privacy: NOISY_TERMS,
    purpose: 'Count shared people in tests of noise and budgets.',
    ...sections,
  });
