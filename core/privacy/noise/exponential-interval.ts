import { ceilDivide, type Rational } from '#core/rational.ts';

/** A real number known to lie between two multiples of 2^-bits. */
export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

const floorShift = (value: bigint, bits: bigint): bigint => value >> bits;
const ceilShift = (value: bigint, bits: bigint): bigint => -(-value >> bits);

/** Bits kept beyond those asked for, so that rounding in the series does not reach the result. */
const GUARD_BITS = 64n;

/**
 * Encloses e^-x, x ≥ 0, to about `bits` bits, in whole numbers alone. x is halved until it is below
 * 1/2, where 1 - x + x²/2 - … has falling terms of alternating sign, so that the rest of the sum is
 * smaller than its first term; then the interval is squared back, rounding outwards.
 */
export const exponentialInterval = (x: Rational, bits: bigint): Interval => {
  const doubled = (2n * x.n) / x.d;
  const halvings = doubled === 0n ? 0n : BigInt(doubled.toString(2).length);
  const extra = GUARD_BITS + 2n * halvings;
  let interval = alternatingSeries({ n: x.n, d: x.d << halvings }, 1n << (bits + extra));
  for (let i = 0n; i < halvings; i += 1n) interval = product(interval, interval, bits + extra);
  return { low: floorShift(interval.low, extra), high: ceilShift(interval.high, extra) };
};

/** Encloses the product of two numbers that are not negative, to the same bits. */
export const product = (a: Interval, b: Interval, bits: bigint): Interval => ({
  low: floorShift(a.low * b.low, bits),
  high: ceilShift(a.high * b.high, bits),
});

const alternatingSeries = (x: Rational, one: bigint): Interval => {
  let sum: Interval = { low: one, high: one };
  let term: Interval = sum;
  for (let k = 1n; term.high > 1n; k += 1n) {
    term = { low: (term.low * x.n) / (x.d * k), high: ceilDivide(term.high * x.n, x.d * k) };
    sum =
      k % 2n === 1n
        ? { low: sum.low - term.high, high: sum.high - term.low }
        : { low: sum.low + term.low, high: sum.high + term.high };
  }
  return { low: sum.low - term.high, high: sum.high + term.high };
};
