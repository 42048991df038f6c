import { z } from 'zod';
import { isMapping } from '#core/agreement/plain-mapping.ts';
import {
  commonFields,
  deltaFrom,
  LEAST_EPSILON,
  LEAST_GAUSSIAN_EPSILON,
  lifetimeEpsilon,
  people,
  protects,
} from '#core/agreement/term-fields.ts';
import { formOf } from '#core/form-of.ts';
import { MINIMUM_K } from '#core/limits.ts';

/**
 * A rule between fields, told at one of them. What to do follows from the others, and no example would help:
 * it is told as the remedy.
 */
const between =
  <Terms>(
    field: string,
    fault: (terms: Terms) => { readonly says: string; readonly remedy: string } | undefined,
  ): z.core.CheckFn<Terms> =>
  ({ value, issues }) => {
    const found = fault(value);
    if (found === undefined) return;
    const { says: message, remedy } = found;
    issues.push({ code: 'custom', path: [field], input: value, message, params: { remedy } });
  };

const NOISE = 'noise is "gaussian" or "laplace", or "none" for exact counts';

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
    ...commonFields(LEAST_EPSILON),
    lifetimeEpsilon: lifetimeEpsilon(1000).optional(),
  })
  .check(
    between('roundTo', ({ k, roundTo }) =>
      k % roundTo === 0
        ? undefined
        : {
            says: 'roundTo must divide k, or a released count could read lower than k',
            remedy: `make k ${Math.ceil(k / roundTo) * roundTo}, or choose another roundTo`,
          },
    ),
  );
export type ExactTerms = z.infer<typeof ExactTerms>;

/**
 * Counts with truncated discrete Gaussian noise. Each ε is that of a span (an answer, a period, a life), and
 * all hold at the one δ of the life. Within these bounds an answer at the full price never needs more noise
 * than can be drawn, nor costs less than the units in which it is charged.
 */
const GaussianTerms = z.strictObject({
  noise: z
    .literal('gaussian', { error: NOISE })
    .meta({ description: 'Noise that makes answers differentially private.' }),
  delta: deltaFrom(1e-9),
  protects,
  ...commonFields(LEAST_GAUSSIAN_EPSILON),
  lifetimeEpsilon: lifetimeEpsilon(100),
});
export type GaussianTerms = z.infer<typeof GaussianTerms>;

/** Counts with truncated discrete Laplace noise: each answer is (ε, δ)-private, and they add up. */
const LaplaceTerms = z.strictObject({
  noise: z
    .literal('laplace', { error: NOISE })
    .meta({ description: 'Noise that makes answers differentially private: best for a handful.' }),
  delta: deltaFrom(1e-12),
  protects,
  ...commonFields(LEAST_EPSILON),
  lifetimeEpsilon: lifetimeEpsilon(1000).optional(),
});
export type LaplaceTerms = z.infer<typeof LaplaceTerms>;

/** Terms with noise of either kind. */
export type NoisyTerms = LaplaceTerms | GaussianTerms;

/** The form that is meant: by its word, or where that is none, by what only that form needs. */
const formMeant = (input: unknown): PrivacyTerms['noise'] => {
  if (!isMapping(input)) return 'gaussian';
  const { noise } = input;
  if (noise === 'gaussian' || noise === 'laplace' || noise === 'none') return noise;
  if (Object.hasOwn(input, 'roundTo') || Object.hasOwn(input, 'minimumChange')) return 'none';
  return Object.hasOwn(input, 'lifetimeEpsilon') ? 'gaussian' : 'laplace';
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
  .check(
    between('epsilonBudget', ({ epsilon, epsilonBudget }) =>
      epsilon <= epsilonBudget
        ? undefined
        : {
            says: 'the budget does not pay for a single release',
            remedy: `make it at least epsilon, ${epsilon}`,
          },
    ),
    between('lifetimeEpsilon', ({ epsilonBudget, lifetimeEpsilon: life }) =>
      life === undefined || epsilonBudget <= life
        ? undefined
        : {
            says: 'a life does not pay for a single period',
            remedy: `make it at least epsilonBudget, ${epsilonBudget}`,
          },
    ),
    between('minimumSupport', ({ k, minimumSupport }) =>
      minimumSupport === undefined || minimumSupport >= k
        ? undefined
        : {
            says: `minimumSupport is at least k, ${k}`,
            remedy: 'leave it out, and it is k',
          },
    ),
  );
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
