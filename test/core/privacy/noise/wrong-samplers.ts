import { drawDiscreteLaplace } from '#core/privacy/noise/discrete-laplace.ts';
import type { UniformSource } from '#core/privacy/noise/uniform.ts';
import type { Rational } from '#core/rational.ts';

/** Samplers that somebody might write. Each is nearly right, and the tests must catch it. */
export type Sampler = (rate: Rational, bound: number, source: UniformSource) => number;

const uniform = (source: UniformSource): number => (source.below(2 ** 48) + 0.5) / 2 ** 48;
const sign = (source: UniformSource): number => (source.below(2) === 0 ? 1 : -1);

const until = (bound: number, draw: () => number): number => {
  for (;;) {
    const x = draw();
    if (Math.abs(x) <= bound) return x;
  }
};

/** The textbook's continuous Laplace draw, rounded. */
export const roundedLogarithm: Sampler = (rate, bound, source) =>
  until(bound, () =>
    Math.round((sign(source) * -Math.log(uniform(source)) * Number(rate.d)) / Number(rate.n)),
  );

/** A geometric draw with a sign, which forgets that 0 has two. */
export const doubledZero: Sampler = (rate, bound, source) => {
  const scale = Number(rate.d) / Number(rate.n);
  return until(bound, () => sign(source) * Math.floor(-Math.log(uniform(source)) * scale));
};

/** Puts a draw outside on the bound instead of drawing again. */
export const clamped: Sampler = (rate, bound, source) =>
  Math.max(-bound, Math.min(bound, drawDiscreteLaplace(rate, source)));

/** The right law for a sensitivity of 1 per cent more. */
export const slightlyWide: Sampler = (rate, bound, source) =>
  until(bound, () => drawDiscreteLaplace({ n: rate.n * 100n, d: rate.d * 101n }, source));

/** Draws only up to one less than the bound. */
export const boundLess: Sampler = (rate, bound, source) =>
  until(bound - 1, () => drawDiscreteLaplace(rate, source));
