import { drawTruncatedLaplace } from './discrete-laplace.ts';
import { exponentialCoin } from './exponential-coin.ts';
import type { UniformSource } from './uniform.ts';

/**
 * Draws from the discrete Gaussian law P(X = x) ∝ e^-(x²/2σ²) on -bound … bound, exactly, for a whole σ²:
 * a draw of a Laplace law is kept with the probability that is left to the Gaussian one.
 * Algorithm 3 of Canonne, Kamath, Steinke (2020). Its width t decides how often a draw is kept, never the
 * law, so a rounded root does no harm.
 */
export const drawTruncatedGaussian = (
  variance: number,
  bound: number,
  source: UniformSource,
): number => {
  const t = Math.floor(Math.sqrt(variance)) + 1;
  const rate = { n: 1n, d: BigInt(t) };
  for (;;) {
    const y = drawTruncatedLaplace(rate, bound, source);
    const excess = Math.abs(y) * t - variance;
    if (exponentialCoin(source, excess * excess, 2 * variance * t * t)) return y;
  }
};
