import { exponentialInterval, type Interval } from '#core/privacy/noise/exponential-interval.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import type { Rational } from '#core/rational.ts';

/** Bits of every enclosure of a weight. */
export const LAW_BITS = 256n;

const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high });

/** Nothing, exactly. */
export const NO_WEIGHT: Interval = { low: 0n, high: 0n };

/** The sum of enclosures. */
export const total = (weights: Iterable<Interval>): Interval => [...weights].reduce(add, NO_WEIGHT);

/** rate·x or x²/2σ². */
const exponent = (law: NoiseLaw, x: bigint): Rational =>
  law.noise === 'laplace'
    ? { n: law.rate.n * x, d: law.rate.d }
    : { n: x * x, d: 2n * BigInt(law.variance) };

/**
 * The law that the noise is to have, enclosed: the weight of each x from -bound to bound in units of
 * 2^-256, each computed for itself. A probability is a weight over the sum of them all.
 */
export const truncatedLaw = (law: NoiseLaw): ReadonlyMap<number, Interval> => {
  const { bound } = law;
  const sides = Array.from({ length: bound + 1 }, (_, x) =>
    exponentialInterval(exponent(law, BigInt(x)), LAW_BITS),
  );
  return new Map(
    Array.from({ length: 2 * bound + 1 }, (_, at) => {
      const x = at - bound;
      return [x, sides[Math.abs(x)] ?? NO_WEIGHT];
    }),
  );
};

/** The probabilities of -bound … bound, as near as numbers come. */
export const lawProbabilities = (noise: NoiseLaw): readonly number[] => {
  const law = truncatedLaw(noise);
  const whole = Number(total(law.values()).high);
  return [...law.values()].map(({ high }) => Number(high) / whole);
};
