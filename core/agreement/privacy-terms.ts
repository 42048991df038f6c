import { z } from 'zod';
import { formOf } from '#core/agreement/form-of.ts';
import { isMapping } from '#core/agreement/plain-mapping.ts';
import { MINIMUM_K } from '#core/limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';
import { PROTECTS } from '#core/privacy/sensitivity.ts';

const people = z.int('a whole number of people');

const epsilon = z
  .number()
  .refine(isMicroEpsilon, { error: 'an epsilon has at most six digits after the point' });

const NOISE = 'noise is "gaussian" or "laplace", or "none" for exact counts';

const LEAST_EPSILON = 0.001;

const answerEpsilon = (least: number) =>
  epsilon
    .min(least, `an epsilon is at least ${least}`)
    .max(5, 'an epsilon above 5 protects nobody')
    .meta({
      description: 'What one answer may tell about a single person: the less, the more noise.',
      examples: [0.25],
    });

const lifetimeEpsilon = (most: number) =>
  epsilon
    .min(LEAST_EPSILON)
    .max(most)
    .meta({
      description:
        'What all answers may tell together, for as long as the room is there: only a new agreement grants more.',
      examples: [5],
    });

const deltaFrom = (least: number) =>
  z
    .number()
    .min(least)
    .max(1e-5, 'a delta above 0.00001 is too likely: one in a hundred thousand')
    .default(1e-6)
    .meta({
      description:
        'How likely more is told than an epsilon says: by all answers of a life with gaussian noise, by each single one with laplace.',
      examples: [0.000001],
    });

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
  minimumSupport: people.optional().meta({
    description:
      'Fewest people of its own list that a value of an attribute needs, or nobody is told its counts; k if left out.',
    examples: [100],
  }),
  epsilonBudget: epsilon
    .min(LEAST_EPSILON)
    .max(1000)
    .meta({
      description: 'What all answers of a period may tell together, about the people of a party.',
      examples: [1.4],
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
    epsilon: answerEpsilon(LEAST_EPSILON),
    lifetimeEpsilon: lifetimeEpsilon(1000).optional(),
  })
  .refine(({ k, roundTo }) => k % roundTo === 0, {
    path: ['roundTo'],
    error: 'roundTo must divide k, or a released count could read lower than k',
  });
export type ExactTerms = z.infer<typeof ExactTerms>;

const protects = z
  .enum(PROTECTS)
  .optional()
  .meta({
    description:
      'What the noise hides of a person: that they are on a list (membership), or each of their attributes as well (attributes, if left out).',
    examples: ['attributes'],
  });

/**
 * Counts with truncated discrete Gaussian noise. Every ε is one of a span (an answer, a period, a life), and
 * holds at the one δ of the life.
 */
const GaussianTerms = z.strictObject({
  noise: z.literal('gaussian', { error: NOISE }).meta({
    description: 'Noise that makes answers differentially private.',
    examples: ['gaussian'],
  }),
  ...common,
  protects,
  // These bounds keep the price of the smallest answer above 0 in the units in which it is charged.
  epsilon: answerEpsilon(0.01),
  lifetimeEpsilon: lifetimeEpsilon(100),
  delta: deltaFrom(1e-9),
});
export type GaussianTerms = z.infer<typeof GaussianTerms>;

/** Counts with truncated discrete Laplace noise: each is (ε, δ)-differentially private, and they add up. */
const LaplaceTerms = z.strictObject({
  noise: z.literal('laplace', { error: NOISE }).meta({
    description:
      'Noise that makes answers differentially private: less of it for a handful of them.',
    examples: ['laplace'],
  }),
  ...common,
  protects,
  epsilon: answerEpsilon(LEAST_EPSILON),
  lifetimeEpsilon: lifetimeEpsilon(1000).optional(),
  delta: deltaFrom(1e-12),
});
export type LaplaceTerms = z.infer<typeof LaplaceTerms>;

export type NoisyTerms = LaplaceTerms | GaussianTerms;

const has = (input: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.some((name) => Object.hasOwn(input, name));

/** The form that is meant: by its word, or where that is none, by what only one of the forms needs. */
const formMeant = (input: unknown): PrivacyTerms['noise'] => {
  if (!isMapping(input)) return 'gaussian';
  const { noise } = input;
  if (noise === 'gaussian' || noise === 'laplace' || noise === 'none') return noise;
  if (has(input, ['roundTo', 'minimumChange'])) return 'none';
  return has(input, ['lifetimeEpsilon']) ? 'gaussian' : 'laplace';
};

const meant =
  (noise: PrivacyTerms['noise']) =>
  (input: unknown): boolean =>
    formMeant(input) === noise;

/** How answers are protected, as one party states it (docs/privacy.md). */
export const PrivacyTerms = z
  .union([
    formOf(meant('gaussian'), GaussianTerms),
    formOf(meant('laplace'), LaplaceTerms),
    formOf(meant('none'), ExactTerms),
  ])
  .refine(({ epsilon: each, epsilonBudget }) => each <= epsilonBudget, {
    path: ['epsilonBudget'],
    error: 'the budget does not pay for a single release: make it at least epsilon',
  })
  .refine(
    ({ epsilonBudget, lifetimeEpsilon: life }) => life === undefined || epsilonBudget <= life,
    {
      path: ['lifetimeEpsilon'],
      error: 'a life does not pay for a single period: make it at least epsilonBudget',
    },
  )
  .refine(({ k, minimumSupport }) => minimumSupport === undefined || minimumSupport >= k, {
    path: ['minimumSupport'],
    error: 'minimumSupport is at least k, or leave it out',
  });
export type PrivacyTerms = GaussianTerms | LaplaceTerms | ExactTerms;

const TERM_NAMES: ReadonlySet<string> = new Set(
  [GaussianTerms, LaplaceTerms, ExactTerms].flatMap(({ shape }) => Object.keys(shape)),
);

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
