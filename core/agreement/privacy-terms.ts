import { z } from 'zod';
import { MINIMUM_K } from '#core/limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';

const people = z.int('a whole number of people');

const epsilon = z
  .number()
  .refine(isMicroEpsilon, { error: 'an epsilon has at most six digits after the point' });

/** What holds with noise and without. `epsilon` is charged per release in both, so both are bounded. */
const common = {
  k: people.min(MINIMUM_K, `k is at least ${MINIMUM_K}: fewer people could be recognised`),
  minimumDataset: people.min(100, 'a dataset of fewer than 100 people hides nobody').default(1000),
  epsilon: epsilon.min(0.001).max(5, 'an epsilon above 5 protects nobody'),
  epsilonBudget: epsilon.min(0.001).max(1000),
  budgetPeriodDays: z.int().min(1).max(366),
  maxRejectShare: z.number().min(0).max(0.5).default(0.05),
};

/** Exact counts: rounded down, with complementary suppression. Differencing stays possible. */
const ExactTerms = z
  .strictObject({
    noise: z.literal('none'),
    roundTo: z.int().min(5, 'roundTo is at least 5'),
    minimumChange: people.min(MINIMUM_K, `minimumChange is at least ${MINIMUM_K}`),
    ...common,
  })
  .refine(({ k, roundTo }) => k % roundTo === 0, {
    path: ['roundTo'],
    error: 'roundTo must divide k, or a released count could read lower than k',
  });

/** Counts with truncated discrete Laplace noise: (ε, δ)-differentially private. */
const NoisyTerms = z.strictObject({
  noise: z.literal('laplace'),
  delta: z
    .number()
    .min(1e-12)
    .max(1e-5, 'a delta above 0.00001 is too likely: one in a hundred thousand')
    .default(1e-6),
  ...common,
});

/** How answers are protected, as one party states it (docs/privacy.md). */
export const PrivacyTerms = z
  .discriminatedUnion('noise', [NoisyTerms, ExactTerms], {
    error: 'noise is "laplace", or "none" for exact counts',
  })
  .refine(({ epsilon: each, epsilonBudget }) => each <= epsilonBudget, {
    path: ['epsilonBudget'],
    error: 'the budget does not pay for a single release: make it at least epsilon',
  });
export type PrivacyTerms = z.infer<typeof PrivacyTerms>;
export type ExactTerms = z.infer<typeof ExactTerms>;
export type NoisyTerms = z.infer<typeof NoisyTerms>;
