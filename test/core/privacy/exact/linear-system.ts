/** What an attacker can compute exactly from sums that he knows: linear algebra without rounding. */

/** One known sum, or one question about a sum: the coefficient of each unknown. */
export type Functional = readonly number[];

type Row = readonly bigint[];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** The same row without its common factor, so that the numbers stay small. */
const reduce = (row: Row): Row => {
  const factor = row.reduce(gcd, 0n);
  return factor > 1n ? row.map((value) => value / factor) : row;
};

const pivotOf = (row: Row): number => row.findIndex((value) => value !== 0n);

/** Takes from `row` what makes it 0 at the pivot of `other`; whole numbers stay whole. */
const eliminate = (row: Row, other: Row): Row => {
  const pivot = pivotOf(other);
  const a = row[pivot] ?? 0n;
  const b = other[pivot] ?? 1n;
  return a === 0n ? row : reduce(row.map((value, i) => value * b - (other[i] ?? 0n) * a));
};

/** Rows that span the same space, each with a pivot that all later ones have cleared. */
const echelon = (rows: readonly Functional[]): readonly Row[] => {
  const basis: Row[] = [];
  for (const row of rows) {
    const rest = basis.reduce(eliminate, row.map(BigInt) as Row);
    if (pivotOf(rest) >= 0) basis.push(rest);
  }
  return basis;
};

/** Whether a sum follows from the known ones, whatever the true counts are. */
export const attackerOf = (
  known: readonly Functional[],
): { readonly derives: (sum: Functional) => boolean } => {
  const basis = echelon(known);
  return { derives: (sum) => pivotOf(basis.reduce(eliminate, sum.map(BigInt) as Row)) < 0 };
};
