import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import type { Rational } from '#core/rational.ts';
import { exponentialInterval, type Interval, product } from './exponential-interval.ts';

const FIRST_BITS = 192n;

/** A Gaussian law before it is cut off, the changes it has to hide, and how likely the cut may show one. */
export interface GaussianTerms {
  readonly variance: number;
  readonly delta: Rational;
  readonly changes: readonly ChangeVector[];
}

const plus = (a: Interval, b: Interval): Interval => ({
  low: a.low + b.low,
  high: a.high + b.high,
});

/** e^-(x²/2σ²) for x = 0, 1, 2 …, each from the one before: a^((x+1)²) = a^(x²) · a^(2x+1). */
function* weightsOf(variance: number, bits: bigint): Generator<Interval, never> {
  const a = exponentialInterval({ n: 1n, d: 2n * BigInt(variance) }, bits);
  const square = product(a, a, bits);
  let weight: Interval = { low: 1n << bits, high: 1n << bits };
  let step = a;
  for (;;) {
    yield weight;
    weight = product(weight, step, bits);
    step = product(step, square, bits);
  }
}

/** Whether a tail is at most δ of the whole; undefined where the enclosures leave it open. */
const isAtMost = (tail: Interval, whole: Interval, { n, d }: Rational): boolean | undefined => {
  if (tail.high * d <= n * whole.low) return true;
  return tail.low * d > n * whole.high ? false : undefined;
};

const minus = (a: Interval, b: Interval): Interval => ({
  low: a.low - b.low,
  high: a.high - b.high,
});

const NOTHING: Interval = { low: 0n, high: 0n };

/**
 * Σ P(X > B - vᵢ), in the weights of the law cut off at B: `sums` has what those of the first none, one, two … come to,
 * of which B is the last. The difference of two is the sum of the enclosures between them.
 */
const tailOf = (sums: readonly Interval[], change: ChangeVector): Interval =>
  change
    .map((size) => minus(sums.at(-1) ?? NOTHING, sums.at(-1 - size) ?? NOTHING))
    .reduce(plus, NOTHING);

/** The least bound, looked for upwards; undefined where more bits are needed. */
const search = ({ variance, delta, changes }: GaussianTerms, bits: bigint): number | undefined => {
  const least = Math.max(1, ...changes.flat());
  const sums: Interval[] = [NOTHING];
  let whole: Interval = { low: -1n << bits, high: -1n << bits };
  for (const weight of weightsOf(variance, bits)) {
    sums.push(plus(sums.at(-1) ?? NOTHING, weight));
    whole = plus(whole, plus(weight, weight));
    const bound = sums.length - 2;
    if (bound < least) continue;
    const fits = changes.map((change) => isAtMost(tailOf(sums, change), whole, delta));
    if (fits.includes(undefined)) return undefined;
    if (!fits.includes(false)) return bound;
  }
  return undefined;
};

/** Laws that are remembered: an answer looks at each of its own several times, a plan at those of several prices. */
const MOST_KNOWN = 256;
const known = new Map<string, number>();

const findBound = (terms: GaussianTerms): number => {
  for (let bits = FIRST_BITS; ; bits *= 2n) {
    const bound = search(terms, bits);
    if (bound !== undefined) return bound;
  }
};

/**
 * B, the most by which Gaussian noise changes a count: the least whole number, not below any change of one
 * cell, with Σ P(X > B - vᵢ) ≤ δ for each change v that one person can make. With a = e^-(1/2σ²) every
 * comparison is the sign of a polynomial in a with whole coefficients, never 0: a is transcendental. What was found
 * is remembered, since it takes long and never changes. Proof: docs/privacy.md, section "Theorem 2".
 */
export const gaussianBound = (terms: GaussianTerms): number => {
  const { variance, delta, changes } = terms;
  const name = `${variance} ${delta.n}/${delta.d} ${changes.join('; ')}`;
  const bound = known.get(name) ?? findBound(terms);
  if (known.size < MOST_KNOWN) known.set(name, bound);
  return bound;
};
