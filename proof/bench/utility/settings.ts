import { nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { gaussianLaw, laplaceLaw, type NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

/** What all answers of a span tell together at most, at a δ of one in a million, and how many there are. */
export interface Plan {
  readonly epsilon: number;
  readonly answers: number;
}

/** Noise of one kind for one answer of a plan, against one change. */
export interface Setting {
  readonly noise: NoiseLaw['noise'];
  readonly plan: Plan;
  readonly change: ChangeVector;
}

const MICRO = 1e6;
const ATTO_DELTA = 1e12;

/** An equal part for each answer, rounded down. */
const part = (whole: number, { answers }: Plan): number => Math.floor(whole / answers);

/**
 * The law of an answer, both mechanisms at one promise: with Laplace noise ε and δ add up and each answer has
 * an equal part; with Gaussian noise ρ and half of δ add up, and the other half is for the conversion.
 */
export const lawOf = ({ noise, plan, change }: Setting): NoiseLaw => {
  if (noise === 'laplace') {
    const epsilon = part(plan.epsilon * MICRO, plan) / MICRO;
    return laplaceLaw({ epsilon, nanoRho: 0, attoDelta: part(ATTO_DELTA, plan) }, [change]);
  }
  const nanoRho = part(nanoRhoFor(plan.epsilon, 5e-7), plan);
  return gaussianLaw({ epsilon: 0, nanoRho, attoDelta: part(ATTO_DELTA / 2, plan) }, [change]);
};

/** A month of the default. */
export const MONTH: Plan = { epsilon: 1.4, answers: 25 };
/** A life of few answers, of some and of many, and that month. */
export const PLANS: readonly Plan[] = [
  { epsilon: 5, answers: 5 },
  { epsilon: 5, answers: 20 },
  { epsilon: 5, answers: 100 },
  MONTH,
];

/** Both mechanisms. */
export const NOISES = ['gaussian', 'laplace'] as const;

/** What one person changes in an overlap. */
export const OVERLAP: ChangeVector = [1];
/** The same by attributes of one list, for two kinds of identifiers or more. */
export const SEGMENTS: ChangeVector = [1, 1];
/** The same by attributes of both lists, for four kinds. */
export const CROSSED: ChangeVector = [1, 1, 1, 1];

/** The settings of which cells of many sizes are released, in the order in which they are shown. */
export const SETTINGS: readonly Setting[] = [{ epsilon: 5, answers: 20 }, MONTH].flatMap((plan) =>
  NOISES.map((noise) => ({ noise, plan, change: SEGMENTS })),
);

const NAMES = { gaussian: 'Gaussian', laplace: 'Laplace' };

/** How a setting is named. */
export const nameOf = ({ noise, plan }: Setting): string =>
  `${NAMES[noise]}, ${plan.answers} at ε ${plan.epsilon}`;
