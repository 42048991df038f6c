import { decimalRational } from '#core/rational.ts';

/** Millionths of ε: budgets add up in whole numbers, so that 0.1 three times is 0.3. */
export const MICRO = 1_000_000;

/** Whether an ε is a whole number of millionths. */
export const isMicroEpsilon = (epsilon: number): boolean =>
  BigInt(MICRO) % decimalRational(Math.abs(epsilon)).d === 0n;

/** An ε in millionths. */
export const microEpsilon = (epsilon: number): number => {
  const { n, d } = decimalRational(epsilon);
  return Number((n * BigInt(MICRO)) / d);
};
