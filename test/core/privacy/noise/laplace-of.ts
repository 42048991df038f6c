import { laplaceBound } from '#core/privacy/noise/laplace-bound.ts';
import type { LaplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { decimalRational, rational } from '#core/rational.ts';

/** Laplace noise that hides any change of so many people, all cells together, for any ε and δ. */
export interface LaplaceTerms {
  readonly epsilon: number;
  readonly delta: number;
  readonly sensitivity: number;
}

/** Its law, also for a δ that no price can name. */
export const laplaceOf = ({ epsilon, delta, sensitivity }: LaplaceTerms): LaplaceLaw => {
  const { n, d } = decimalRational(epsilon);
  const rate = rational(n, d * BigInt(sensitivity));
  const terms = { rate, delta: decimalRational(delta), changes: [[sensitivity]] };
  return { noise: 'laplace', rate, bound: laplaceBound(terms) };
};
