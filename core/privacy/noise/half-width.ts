import { exponentialInterval } from './exponential-interval.ts';
import { type NoiseTerms, noiseRate } from './noise-scale.ts';

/** Bits of the enclosures: far finer than a share of a per cent needs. */
const BITS = 128n;

/**
 * The least w such that noise changes a count by at most w in at least `percent` of 100 releases:
 * P(|X| > w) = 2(α^(w+1) - α^(B+1)) / (1 + α - 2α^(B+1)) for the truncated law.
 */
export const noiseHalfWidth = (terms: NoiseTerms, bound: number, percent: number): number => {
  const rate = noiseRate(terms);
  const alpha = (steps: number): number =>
    Number(exponentialInterval({ n: rate.n * BigInt(steps), d: rate.d }, BITS).high) /
    Number(1n << BITS);
  const far = alpha(bound + 1);
  const total = 1 + alpha(1) - 2 * far;
  const outside = (width: number): number => (2 * (alpha(width + 1) - far)) / total;
  let [low, high] = [-1, bound];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (outside(middle) <= 1 - percent / 100) high = middle;
    else low = middle;
  }
  return high;
};
