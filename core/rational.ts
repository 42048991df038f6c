/** A fraction of whole numbers, `d` positive, in lowest terms. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** n / d rounded up, for n ≥ 0 and d > 0. */
export const ceilDivide = (n: bigint, d: bigint): bigint => (n + d - 1n) / d;

/** The fraction n / d in lowest terms. */
export const rational = (n: bigint, d: bigint): Rational => {
  const common = gcd(n < 0n ? -n : n, d);
  return { n: n / common, d: d / common };
};

/**
 * The decimal that a person wrote, exactly: 0.1 is 1/10, not the nearest binary fraction. Takes what
 * JavaScript prints for the number, which is the shortest decimal that gives it.
 */
export const decimalRational = (value: number): Rational => {
  const [digits = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const shift = Number(exponent) - fraction.length;
  const n = BigInt(whole + fraction);
  return shift >= 0 ? rational(n * 10n ** BigInt(shift), 1n) : rational(n, 10n ** BigInt(-shift));
};
