import { microEpsilon } from '#core/micro-epsilon.ts';
import { nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { pureNanoRho } from '#core/privacy/budget.ts';
import { decimalRational } from '#core/rational.ts';

/**
 * What one release costs, as the agreement and the question say. Whole numbers, so that budgets add up
 * exactly: ρ in 10⁻⁹ and the δ of truncation in 10⁻¹⁸.
 */
export interface Price {
  /** The ε that was asked for. */
  readonly epsilon: number;
  readonly nanoRho: number;
  readonly attoDelta: number;
}

/** The terms of an agreement that decide on a price. */
export type PricedTerms =
  | { readonly noise: 'none' }
  | { readonly noise: 'laplace'; readonly epsilon: number; readonly delta: number }
  | { readonly noise: 'gaussian'; readonly lifetimeEpsilon: number; readonly delta: number };

/** One in the units of δ. */
export const ATTO = 1e18;

/** A δ in these, rounded down. */
export const attoDeltaOf = (delta: number): number => {
  const { n, d } = decimalRational(delta);
  return Number((n * BigInt(ATTO)) / d);
};

/** Half of the δ of Gaussian terms is for what ρ leaves open, half for cutting the noise off. */
export const halfOf = (delta: number): number => delta / 2;

const partOf = (whole: number, part: number, of: number): number =>
  Number((BigInt(whole) * BigInt(part)) / BigInt(of));

/**
 * What an answer of that ε costs. Promise: the δ of an answer is to its price as the δ of the agreement is
 * to all that the price is taken from, so that no number of cheap answers adds up to more of it than a few
 * dear ones. With `laplace` that is the δ of an answer at the full price; with `gaussian` the half of a life.
 */
export const priceOf = (terms: PricedTerms, epsilon: number): Price => {
  switch (terms.noise) {
    case 'none':
      return { epsilon, nanoRho: pureNanoRho(microEpsilon(epsilon)), attoDelta: 0 };
    case 'laplace': {
      const full = attoDeltaOf(terms.delta);
      const attoDelta = partOf(full, microEpsilon(epsilon), microEpsilon(terms.epsilon));
      return { epsilon, nanoRho: pureNanoRho(microEpsilon(epsilon)), attoDelta };
    }
    case 'gaussian': {
      const half = halfOf(terms.delta);
      const nanoRho = nanoRhoFor(epsilon, half);
      const life = nanoRhoFor(terms.lifetimeEpsilon, half);
      return { epsilon, nanoRho, attoDelta: partOf(attoDeltaOf(half), nanoRho, life) };
    }
  }
};
