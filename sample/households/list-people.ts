import { permutationOf } from '#sample/draws.ts';
import type { ListSide } from './stated-people.ts';

/** How many people two lists are about. */
export interface ListSizes {
  readonly seed: number;
  /** People of either list. */
  readonly people: number;
  /** People of both. */
  readonly shared: number;
}

/** Who is on two lists of one size. Nothing of a number tells whether somebody is on both, or in which household. */
export interface ListPeople {
  /** The person of a row of a list, both from 0. */
  readonly at: (side: ListSide, row: number) => number;
  /** The n-th of those who are on both. */
  readonly shared: (n: number) => number;
  /** The number by which a list knows a person. */
  readonly numberOf: (side: ListSide, person: number) => number;
}

/** Deals people to the lists: each for himself, so that one of a couple may be on both, and the other on one. */
export const listPeople = ({ seed, people, shared }: ListSizes): ListPeople => {
  const all = 2 * people - shared;
  const permuted = (purpose: string, size: number) =>
    permutationOf(seed, `households/${purpose}`, size);
  const dealt = permuted('dealt', all);
  const order = {
    brand: permuted('brand/order', people),
    publisher: permuted('publisher/order', people),
  };
  const numbers = {
    brand: permuted('brand/number', all),
    publisher: permuted('publisher/number', all),
  };
  // Those of both have the first ranks, then those of the brand alone, then those of the publisher alone.
  const rankOf = (side: ListSide, n: number): number =>
    side === 'brand' || n < shared ? n : n - shared + people;
  return {
    at: (side, row) => dealt(rankOf(side, order[side](row))),
    shared: dealt,
    numberOf: (side, person) => numbers[side](person),
  };
};
