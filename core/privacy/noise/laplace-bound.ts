import { leastFrom } from '#core/privacy/halving.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import type { Rational } from '#core/rational.ts';
import { exponentialInterval, type Interval } from './exponential-interval.ts';

const FIRST_BITS = 192n;

/** A Laplace law before it is cut off, the changes it has to hide, and how likely the cut may show one. */
export interface LaplaceTerms {
  readonly rate: Rational;
  readonly delta: Rational;
  readonly changes: readonly ChangeVector[];
}

/**
 * Whether Σ P(X > B - vᵢ) ≤ δ for X of the law cut off at B, and each change v. With α = e^-rate,
 * P(X > B - d) = (α^(B-d+1) - α^(B+1)) / (1 + α - 2α^(B+1)), so for a change of n cells the question is
 * the sign of Σ α^(B-vᵢ+1) - (n - 2δ)α^(B+1) - δα - δ. It is never 0: α is transcendental.
 */
const tailFits = (terms: LaplaceTerms, bound: number, bits: bigint): boolean => {
  const { rate, delta, changes } = terms;
  const power = (steps: number): Interval =>
    exponentialInterval({ n: rate.n * BigInt(steps), d: rate.d }, bits);
  const [alpha, far] = [power(1), power(bound + 1)];
  const signOf = (change: ChangeVector): Interval => {
    const near = change.map((size) => power(bound - size + 1));
    const times = BigInt(change.length) * delta.d - 2n * delta.n;
    const value = (one: 'low' | 'high', other: 'low' | 'high'): bigint =>
      delta.d * near.reduce((sum, each) => sum + each[one], 0n) -
      times * far[other] -
      delta.n * (alpha[other] + (1n << bits));
    return { low: value('low', 'high'), high: value('high', 'low') };
  };
  const signs = changes.map(signOf);
  if (signs.every(({ high }) => high <= 0n)) return true;
  if (signs.some(({ low }) => low > 0n)) return false;
  return tailFits(terms, bound, bits * 2n);
};

/**
 * B, the most by which Laplace noise changes a count: the least whole number, not below any change of one
 * cell, with Σ P(X > B - vᵢ) ≤ δ for each change v that one person can make; so that the counts of two
 * datasets that differ in one person give outcomes the other cannot give with probability at most δ.
 * Found by doubling and halving; every comparison is exact. Proof: docs/privacy.md, section "Theorem 2".
 */
export const laplaceBound = (terms: LaplaceTerms): number => {
  const least = Math.max(1, ...terms.changes.flat());
  return leastFrom(least, (bound) => tailFits(terms, bound, FIRST_BITS));
};
