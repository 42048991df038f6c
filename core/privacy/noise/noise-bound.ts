import { decimalRational, type Rational } from '#core/rational.ts';
import { exponentialInterval, type Interval } from './exponential-interval.ts';
import { type NoiseTerms, noiseRate } from './noise-scale.ts';

const FIRST_BITS = 192n;

/** e^-(rate × steps), enclosed. */
const power = (rate: Rational, steps: number, bits: bigint): Interval =>
  exponentialInterval({ n: rate.n * BigInt(steps), d: rate.d }, bits);

/**
 * Whether P(X > B - Δ) ≤ δ for X of the truncated law, with α = e^-(ε/Δ):
 * P(X > B - Δ) = (α^(B-Δ+1) - α^(B+1)) / (1 + α - 2α^(B+1)), so the question is the sign of
 * α^(B-Δ+1) - (1 - 2δ)α^(B+1) - δα - δ. It is never 0: α is transcendental.
 */
const tailFits = (terms: NoiseTerms, bound: number, bits: bigint): boolean => {
  const rate = noiseRate(terms);
  const delta = decimalRational(terms.delta);
  const [alpha, near, far] = [1, bound - terms.sensitivity + 1, bound + 1].map((steps) =>
    power(rate, steps, bits),
  ) as [Interval, Interval, Interval];
  const one = 1n << bits;
  const value = (nearSide: bigint, farSide: bigint, alphaSide: bigint): bigint =>
    delta.d * nearSide - (delta.d - 2n * delta.n) * farSide - delta.n * (alphaSide + one);
  if (value(near.high, far.low, alpha.low) <= 0n) return true;
  if (value(near.low, far.high, alpha.high) > 0n) return false;
  return tailFits(terms, bound, bits * 2n);
};

/**
 * B, the most by which noise changes a count: the least whole number with P(X > B - Δ) ≤ δ, so that
 * the counts of two datasets that differ in one person give outcomes the other cannot give with
 * probability at most δ. Found by doubling and halving; every comparison is exact.
 * Proof: docs/privacy.md, section "Theorem 2".
 */
export const noiseBound = (terms: NoiseTerms): number => {
  const fits = (bound: number): boolean => tailFits(terms, bound, FIRST_BITS);
  let high = Math.max(1, terms.sensitivity);
  while (!fits(high)) high *= 2;
  let low = terms.sensitivity - 1;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
};
