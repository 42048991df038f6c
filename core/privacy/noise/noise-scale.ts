import { decimalRational, type Rational, rational } from '#core/rational.ts';

/** How strongly a release is protected, as its agreement and question say. */
export interface NoiseTerms {
  readonly epsilon: number;
  readonly delta: number;
  /** Most by which one person can change the counts of the question, all cells together. */
  readonly sensitivity: number;
}

/** ε/Δ as a fraction: the noise falls by the factor e^-(ε/Δ) with each person. */
export const noiseRate = ({ epsilon, sensitivity }: NoiseTerms): Rational => {
  const { n, d } = decimalRational(epsilon);
  return rational(n, d * BigInt(sensitivity));
};
