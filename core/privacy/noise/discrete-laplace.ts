import type { Rational } from '#core/rational.ts';
import { coin, exponentialCoin } from './exponential-coin.ts';
import type { UniformSource } from './uniform.ts';

/**
 * Draws from the discrete Laplace law P(X = x) ∝ e^-(rate·|x|), exactly, from uniform whole numbers.
 * Algorithm 2 of Canonne, Kamath, Steinke (2020), with rate = s/t.
 */
export const drawDiscreteLaplace = (rate: Rational, source: UniformSource): number => {
  const s = Number(rate.n);
  const t = Number(rate.d);
  for (;;) {
    const u = source.below(t);
    if (!exponentialCoin(source, u, t)) continue;
    let v = 0;
    while (exponentialCoin(source, 1, 1)) v += 1;
    const x = u + t * v;
    // A multiple of s before it is divided: no quotient is ever rounded.
    const magnitude = (x - (x % s)) / s;
    const negative = coin(source, 1, 2);
    if (negative && magnitude === 0) continue;
    return negative ? -magnitude : magnitude;
  }
};

/** The same law on -bound … bound alone: a draw outside is thrown away. */
export const drawTruncatedLaplace = (
  rate: Rational,
  bound: number,
  source: UniformSource,
): number => {
  for (;;) {
    const x = drawDiscreteLaplace(rate, source);
    if (Math.abs(x) <= bound) return x;
  }
};
