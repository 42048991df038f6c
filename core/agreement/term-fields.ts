import { z } from 'zod';
import { MINIMUM_K } from '#core/limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';
import { PROTECTS } from '#core/privacy/sensitivity.ts';

/** A whole number of people. */
export const people = z.int('a whole number of people');

const epsilon = z
  .number()
  .refine(isMicroEpsilon, { error: 'an epsilon has at most six digits after the point' });

/** The smallest ε that an agreement may state at all. */
export const LEAST_EPSILON = 0.001;
/** The smallest ε of an answer with Gaussian noise, which needs no more of it than can be drawn. */
export const LEAST_GAUSSIAN_EPSILON = 0.02;

/** Left out by agreements without such a limit. */
const minimumMeanCell = people
  .min(1)
  .optional()
  .meta({
    description:
      "Fewest of the asker's own people that a cell of a question holds on average, or the question is refused for free; no limit if left out. Needs format 2.",
    examples: [200],
  });

/** What every form of terms states; `epsilon` is charged for an answer without noise too, so it is bounded there. */
export const commonFields = (leastEpsilon: number) => ({
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
  minimumMeanCell,
  epsilon: epsilon
    .min(leastEpsilon, `an epsilon is at least ${leastEpsilon}`)
    .max(5, 'an epsilon above 5 protects nobody')
    .meta({
      description: 'What one answer may tell about a single person: the less, the more noise.',
      examples: [0.25],
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
});

/** The ε that is not given back, up to `most`. */
export const lifetimeEpsilon = (most: number) =>
  epsilon
    .min(LEAST_EPSILON)
    .max(most)
    .meta({
      description:
        'What all answers may tell together, for as long as the room is there: only a new agreement grants more.',
      examples: [5],
    });

/** The δ of noise, from `least` on. */
export const deltaFrom = (least: number) =>
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

/** What noise hides. Left out by older agreements, for which the preset holds. */
export const protects = z
  .enum(PROTECTS)
  .optional()
  .meta({
    description:
      'What the noise hides of a person: that they are on a list (membership), or each of their attributes as well (attributes, if left out).',
    examples: ['attributes'],
  });
