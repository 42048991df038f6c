import { exponentialInterval, type Interval } from '#core/privacy/noise/exponential-interval.ts';
import { type NoiseTerms, noiseRate } from '#core/privacy/noise/noise-scale.ts';

/** Bits of every enclosure of a weight. */
export const LAW_BITS = 256n;

const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high });

/** Nothing, exactly. */
export const NO_WEIGHT: Interval = { low: 0n, high: 0n };

/** The sum of enclosures. */
export const total = (weights: Iterable<Interval>): Interval => [...weights].reduce(add, NO_WEIGHT);

/**
 * The law that the noise is to have, enclosed: weight e^-(rate·|x|) of each x from -bound to bound,
 * in units of 2^-256. A probability is a weight over the sum of them all.
 */
export const truncatedLaw = (terms: NoiseTerms, bound: number): ReadonlyMap<number, Interval> => {
  const rate = noiseRate(terms);
  const sides = Array.from({ length: bound + 1 }, (_, x) =>
    exponentialInterval({ n: rate.n * BigInt(x), d: rate.d }, LAW_BITS),
  );
  return new Map(
    Array.from({ length: 2 * bound + 1 }, (_, at) => {
      const x = at - bound;
      return [x, sides[Math.abs(x)] ?? NO_WEIGHT];
    }),
  );
};

/** The probabilities of -bound … bound, as near as numbers come. */
export const lawProbabilities = (terms: NoiseTerms, bound: number): readonly number[] => {
  const law = truncatedLaw(terms, bound);
  const whole = Number(total(law.values()).high);
  return [...law.values()].map(({ high }) => Number(high) / whole);
};
