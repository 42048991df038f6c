import { drawTruncatedGaussian } from '#core/privacy/noise/discrete-gaussian.ts';
import { drawTruncatedLaplace } from '#core/privacy/noise/discrete-laplace.ts';
import { exponentialCoin } from '#core/privacy/noise/exponential-coin.ts';
import type { UniformSource } from '#core/privacy/noise/uniform.ts';

/** Samplers that somebody might write. Each is nearly right, and the tests must catch it. */
export type GaussianSampler = (variance: number, bound: number, source: UniformSource) => number;

const uniform = (source: UniformSource): number => (source.below(2 ** 48) + 0.5) / 2 ** 48;

const until = (bound: number, draw: () => number): number => {
  for (;;) {
    const x = draw();
    if (Math.abs(x) <= bound) return x;
  }
};

/** The continuous draw of Box and Muller, rounded: wider by a twelfth. */
export const roundedGaussian: GaussianSampler = (variance, bound, source) =>
  until(bound, () =>
    Math.round(
      Math.sqrt(-2 * variance * Math.log(uniform(source))) *
        Math.cos(2 * Math.PI * uniform(source)),
    ),
  );

/** Keeps a draw of the Laplace law as often as another numerator says. */
const keptBy =
  (numerator: (excess: number, whole: number) => number, wider = 1): GaussianSampler =>
  (variance, bound, source) => {
    const t = Math.floor(Math.sqrt(variance)) + 1;
    return until(bound, () => {
      for (;;) {
        const y = drawTruncatedLaplace({ n: 1n, d: BigInt(t) }, bound, source);
        const excess = Math.abs(y) * t * 100 - variance * 100 * wider;
        const whole = Math.round(2 * variance * wider * t * t * 10_000);
        if (exponentialCoin(source, Math.round(numerator(excess ** 2, whole)), whole)) return y;
      }
    });
  };

/** The right law for a variance of 1 per cent more. */
export const slightlyWideGaussian = keptBy((excess) => excess, 1.01);

/** One coin of the rest alone, where there are whole units before it. */
export const fractionOnly = keptBy((excess, whole) => excess % whole);

/** Every draw of the Laplace law. */
export const laplaceInstead = keptBy(() => 0);

/** Puts a draw outside on the bound instead of drawing again. */
export const clampedGaussian: GaussianSampler = (variance, bound, source) =>
  Math.max(-bound, Math.min(bound, drawTruncatedGaussian(variance, 10 * bound, source)));

/** Draws only up to one less than the bound. */
export const boundLessGaussian: GaussianSampler = (variance, bound, source) =>
  drawTruncatedGaussian(variance, bound - 1, source);
