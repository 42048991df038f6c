import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import type { Price } from '#core/privacy/price.ts';

/** The price of an answer in its parts: what hides its people, and what hides each of its sums. */
export interface SplitPrice {
  readonly people: Price;
  readonly sum: Price;
}

const part = ({ epsilon, nanoRho, attoDelta }: Price, of: number): Price => ({
  epsilon: Math.floor(microEpsilon(epsilon) / of) / MICRO,
  nanoRho: Math.floor(nanoRho / of),
  attoDelta: Math.floor(attoDelta / of),
});

/** What part of a price hides the people of an answer with so many sums. */
export const partOfPeople = (sums: number): number => (sums === 0 ? 1 : 1 / 2);

/**
 * Half of a price for the people, and the other half in equal parts for the sums; all of it for the people where there
 * are none. Rounded down, so that the parts never cost more than the whole: ε, ρ and δ each add up.
 */
export const splitPrice = (price: Price, sums: number): SplitPrice =>
  sums === 0
    ? { people: price, sum: part(price, 1) }
    : { people: part(price, 2), sum: part(price, 2 * sums) };
