import { MICRO } from '#core/micro-epsilon.ts';
import { halved, leastFrom } from '#core/privacy/halving.ts';

/** ρ is charged in whole thousand-millionths, so that budgets add up in whole numbers. */
export const NANO = 1_000_000_000;

/** Beyond these, e^t is no number that anything can be computed with; after 64 halvings two neighbours of a double are left. */
const ENDS = [-700, 700] as const;
const HALVINGS = 64;

/** How far the sum of these may be off by floating-point rounding: eight times what their operations can do. */
const slack = (...terms: readonly number[]): number =>
  2 ** -47 * terms.reduce((sum, term) => sum + Math.abs(term), 0);

/** log(1 + e^t), without overflow. */
const softplus = (t: number): number => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));

/**
 * t = log(α - 1) at which the bound is least. With it the logarithm of the bound is
 * e^t·(αρ - ε - softplus(-t)) - softplus(t), and its derivative by α, (2α - 1)ρ - ε - softplus(-t), only
 * grows: halving finds where it is 0. Any other α would give a bound that is valid too, and larger.
 */
const bestOrder = (rho: number, epsilon: number): number => {
  const isBelow = (t: number): boolean => (1 + 2 * Math.exp(t)) * rho < epsilon + softplus(-t);
  const [, best] = halved(ENDS, HALVINGS, isBelow);
  return best;
};

/**
 * δ of answers that together are ρ-concentrated, at this ε: the least of
 * e^((α-1)(αρ-ε))/(α-1)·(1-1/α)^α over all α > 1 (docs/privacy.md, theorem 2; Canonne, Kamath and
 * Steinke 2020, proposition 12). Never below the true value of the formula: what floating-point rounding can
 * take off is added. For ρ from 10⁻⁹ to 1000 and ε from 0 to 1000.
 */
export const deltaOf = (rho: number, epsilon: number): number => {
  if (rho === 0) return 0;
  const t = bestOrder(rho, epsilon);
  const less = Math.exp(t);
  const terms = [
    less * (1 + less) * rho,
    -less * epsilon,
    -less * softplus(-t),
    -softplus(t),
  ] as const;
  const exponent = terms.reduce((sum, term) => sum + term, 0);
  return Math.min(1, Math.exp(exponent + slack(1, ...terms)) + Number.MIN_VALUE);
};

/**
 * What may be spent, in thousand-millionths of ρ, so that all of it together keeps (ε, δ): the largest whole
 * number that does. 0 if not even one does. δ is less than 1, which whatever is spent keeps.
 */
export const nanoRhoFor = (epsilon: number, delta: number): number =>
  leastFrom(1, (nanoRho) => deltaOf(nanoRho / NANO, epsilon) > delta) - 1;

/** The least ε, in whole millionths, that answers of this ρ together keep at this δ. */
export const epsilonFor = (nanoRho: number, delta: number): number => {
  const keeps = (micro: number): boolean => deltaOf(nanoRho / NANO, micro / MICRO) <= delta;
  return keeps(0) ? 0 : leastFrom(1, keeps) / MICRO;
};
