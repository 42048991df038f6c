import { z } from 'zod';
import { formOf } from '#core/agreement/form-of.ts';
import { isMapping } from '#core/agreement/plain-mapping.ts';
import { MINIMUM_K } from '#core/limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';

const people = z.int('a whole number of people');

const epsilon = z
  .number()
  .refine(isMicroEpsilon, { error: 'an epsilon has at most six digits after the point' });

const NOISE = 'noise is "laplace", or "none" for exact counts';

/** What holds with noise and without. `epsilon` is charged per release in both, so both are bounded. */
const common = {
  k: people.min(MINIMUM_K, `k is at least ${MINIMUM_K}: fewer people could be recognised`).meta({
    description: 'Fewest people that a count which comes out may describe.',
    examples: [100],
  }),
  minimumDataset: people
    .min(100, 'a dataset of fewer than 100 people hides nobody')
    .default(1000)
    .meta({
      description: 'Fewest people that a list must hold before anything is asked of it.',
      examples: [1000],
    }),
  epsilon: epsilon
    .min(0.001)
    .max(5, 'an epsilon above 5 protects nobody')
    .meta({
      description: 'What one answer may tell about a single person: the less, the more noise.',
      examples: [0.5],
    }),
  epsilonBudget: epsilon
    .min(0.001)
    .max(1000)
    .meta({
      description: 'What all answers of a period may tell together, for each dataset.',
      examples: [10],
    }),
  budgetPeriodDays: z
    .int()
    .min(1)
    .max(366)
    .meta({ description: 'Days after which what was spent is given back.', examples: [30] }),
  maxRejectShare: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .meta({
      description: 'Share of broken rows above which a drop is refused whole.',
      examples: [0.05],
    }),
};

/** Exact counts: rounded down, with complementary suppression. Differencing stays possible. */
const ExactTerms = z
  .strictObject({
    noise: z
      .literal('none', { error: NOISE })
      .meta({ description: 'Exact counts: whoever compares two answers can single people out.' }),
    roundTo: z
      .int()
      .min(5, 'roundTo is at least 5')
      .meta({ description: 'Counts are rounded down to a multiple of this.', examples: [10] }),
    minimumChange: people.min(MINIMUM_K, `minimumChange is at least ${MINIMUM_K}`).meta({
      description: 'Fewest people by which a list must change before it is asked about again.',
      examples: [50],
    }),
    ...common,
  })
  .refine(({ k, roundTo }) => k % roundTo === 0, {
    path: ['roundTo'],
    error: 'roundTo must divide k, or a released count could read lower than k',
  });
export type ExactTerms = z.infer<typeof ExactTerms>;

/** Counts with truncated discrete Laplace noise: (ε, δ)-differentially private. */
const NoisyTerms = z.strictObject({
  noise: z
    .literal('laplace', { error: NOISE })
    .meta({ description: 'Noise that makes answers differentially private.' }),
  delta: z
    .number()
    .min(1e-12)
    .max(1e-5, 'a delta above 0.00001 is too likely: one in a hundred thousand')
    .default(1e-6)
    .meta({
      description: 'How likely an answer may tell more than its epsilon.',
      examples: [0.000001],
    }),
  ...common,
});
export type NoisyTerms = z.infer<typeof NoisyTerms>;

/** What only exact terms have tells what is meant where `noise` does not. */
const isExact = (input: unknown): boolean =>
  isMapping(input) &&
  (input.noise === 'none' ||
    (input.noise !== 'laplace' &&
      ['roundTo', 'minimumChange'].some((name) => Object.hasOwn(input, name))));

/** How answers are protected, as one party states it (docs/privacy.md). */
export const PrivacyTerms = z
  .union([formOf((input) => !isExact(input), NoisyTerms), formOf(isExact, ExactTerms)])
  .refine(({ epsilon: each, epsilonBudget }) => each <= epsilonBudget, {
    path: ['epsilonBudget'],
    error: 'the budget does not pay for a single release: make it at least epsilon',
  });
export type PrivacyTerms = z.infer<typeof PrivacyTerms>;

const TERM_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(NoisyTerms.shape),
  ...Object.keys(ExactTerms.shape),
]);

/**
 * Are these terms by party, as somebody wrote them? No term is a mapping, and the terms of a party are
 * one; a party may be called by the name of a term.
 */
export const isByParty = (input: unknown): boolean => {
  if (!isMapping(input)) return false;
  const stated = Object.entries(input);
  const hasTerm = stated.some(([name, value]) => TERM_NAMES.has(name) && !isMapping(value));
  return !hasTerm && stated.some(([, value]) => isMapping(value));
};
