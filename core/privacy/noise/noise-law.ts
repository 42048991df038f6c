import { AirlockError } from '#core/errors.ts';
import { MAX_VARIANCE } from '#core/limits.ts';
import type { Price } from '#core/privacy/price.ts';
import { type ChangeVector, l1Of, l2SquaredOf } from '#core/privacy/sensitivity.ts';
import { ceilDivide, decimalRational, type Rational, rational } from '#core/rational.ts';
import { drawTruncatedGaussian } from './discrete-gaussian.ts';
import { drawTruncatedLaplace } from './discrete-laplace.ts';
import { gaussianBound } from './gaussian-bound.ts';
import { laplaceBound } from './laplace-bound.ts';
import type { UniformSource } from './uniform.ts';

/** P(X = x) ∝ e^-(rate·|x|) for x = -bound … bound. */
export interface LaplaceLaw {
  readonly noise: 'laplace';
  readonly rate: Rational;
  readonly bound: number;
}

/** P(X = x) ∝ e^-(x²/2σ²) for x = -bound … bound, with a whole variance σ². */
export interface GaussianLaw {
  readonly noise: 'gaussian';
  readonly variance: number;
  readonly bound: number;
}

/** How the noise of a count is distributed. */
export type NoiseLaw = LaplaceLaw | GaussianLaw;

const NANO = 10n ** 9n;
const ATTO = 10n ** 18n;

/** The δ of a price. However large a bound is, it has one: the search for a bound with none would not end. */
const deltaOf = ({ attoDelta }: Price): Rational => {
  if (attoDelta < 1) throw worthless();
  return rational(BigInt(attoDelta), ATTO);
};

/** What is said of a price that buys nothing but noise. */
export const worthless = (): AirlockError =>
  new AirlockError(
    'usage',
    'For so small an epsilon the noise would drown the counts: pay more for this answer with a larger epsilon.',
  );

/**
 * The Laplace law that hides any of these changes for this ε and δ. Throws AirlockError('usage') for a price
 * without δ. Proof: docs/privacy.md, "Theorem 2".
 */
export const laplaceLaw = (price: Price, changes: readonly ChangeVector[]): LaplaceLaw => {
  const { n, d } = decimalRational(price.epsilon);
  const rate = rational(n, d * BigInt(l1Of(changes)));
  return { noise: 'laplace', rate, bound: laplaceBound({ rate, delta: deltaOf(price), changes }) };
};

/** σ²: the least whole number with L2² / 2σ² ≤ ρ. */
const varianceOf = ({ nanoRho }: Price, changes: readonly ChangeVector[]): number =>
  nanoRho < 1
    ? Number.POSITIVE_INFINITY
    : Number(ceilDivide(BigInt(l2SquaredOf(changes)) * NANO, 2n * BigInt(nanoRho)));

/**
 * The Gaussian law that hides any of these changes for this ρ and δ of truncation. Throws
 * AirlockError('usage') for a price that buys nothing but noise. Proof: docs/privacy.md, "Theorem 2".
 */
export const gaussianLaw = (price: Price, changes: readonly ChangeVector[]): GaussianLaw => {
  const variance = varianceOf(price, changes);
  if (variance > MAX_VARIANCE) throw worthless();
  const bound = gaussianBound({ variance, delta: deltaOf(price), changes });
  return { noise: 'gaussian', variance, bound };
};

/** The law of that kind at a price. Throws AirlockError('usage') for one that buys nothing but noise. */
export const lawFor = (
  noise: NoiseLaw['noise'],
  price: Price,
  changes: readonly ChangeVector[],
): NoiseLaw => (noise === 'gaussian' ? gaussianLaw(price, changes) : laplaceLaw(price, changes));

/** Whether that law has a variance of at most the largest, before it is cut off: σ², or 2/rate² of a Laplace law. */
export const isDrawable = (
  noise: NoiseLaw['noise'],
  price: Price,
  changes: readonly ChangeVector[],
): boolean => {
  if (noise === 'gaussian') return varianceOf(price, changes) <= MAX_VARIANCE;
  const { n, d } = decimalRational(price.epsilon);
  return 2n * (d * BigInt(l1Of(changes))) ** 2n <= BigInt(MAX_VARIANCE) * n ** 2n;
};

/** Noise of that law, exactly. */
export const drawNoise = (law: NoiseLaw, source: UniformSource): number =>
  law.noise === 'laplace'
    ? drawTruncatedLaplace(law.rate, law.bound, source)
    : drawTruncatedGaussian(law.variance, law.bound, source);

/** How likely each value is under the law, in floating-point numbers: to be shown and compared, never to draw by. */
export const probabilityOf = (law: NoiseLaw): ((x: number) => number) => {
  const rate = law.noise === 'laplace' ? Number(law.rate.n) / Number(law.rate.d) : 0;
  const weight = (x: number): number =>
    Math.exp(law.noise === 'laplace' ? -rate * Math.abs(x) : -(x * x) / (2 * law.variance));
  let beyond = 0;
  for (let x = law.bound; x > 0; x -= 1) beyond += weight(x);
  const whole = 1 + 2 * beyond;
  return (x) => (Math.abs(x) > law.bound ? 0 : weight(x) / whole);
};

/** The variance of a law before it is cut off, rounded up: σ², or 2/rate² of a Laplace law, which is a little more than it has. */
export const wholeVariance = (law: NoiseLaw): number =>
  law.noise === 'gaussian'
    ? law.variance
    : Number(ceilDivide(2n * law.rate.d ** 2n, law.rate.n ** 2n));

/** The variance of the law: that of a Gaussian law is a little below its σ², since its ends are cut off. */
export const noiseVariance = (law: NoiseLaw): number => {
  const probability = probabilityOf(law);
  let variance = 0;
  for (let x = law.bound; x > 0; x -= 1) variance += 2 * x ** 2 * probability(x);
  return variance;
};

/** The least w such that noise changes a count by at most w in at least `percent` of 100 releases. */
export const halfWidth = (law: NoiseLaw, percent: number): number => {
  const probability = probabilityOf(law);
  let width = 0;
  let inside = probability(0);
  while (width < law.bound && inside < percent / 100) {
    width += 1;
    inside += 2 * probability(width);
  }
  return width;
};

/**
 * What a list whose people can make these changes pays for noise of that law, in 10⁻⁹ of ρ, rounded up:
 * L2² / 2σ², and ε² / 2 for the ε that a Laplace law costs it (Bun and Steinke 2016, Proposition 1.4).
 */
export const nanoRhoOf = (law: NoiseLaw, changes: readonly ChangeVector[]): number => {
  if (law.noise === 'gaussian')
    return Number(ceilDivide(BigInt(l2SquaredOf(changes)) * NANO, 2n * BigInt(law.variance)));
  const { n, d } = law.rate;
  return Number(ceilDivide((n * BigInt(l1Of(changes))) ** 2n * NANO, 2n * d * d));
};
