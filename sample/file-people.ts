import { permutationOf } from './permutation-of.ts';
import type { SampleOptions } from './sample-options.ts';

/** Which people a file holds, and in which order. */
export interface FilePeople {
  readonly count: number;
  readonly at: (position: number) => number;
}

/** The brand has people 0 … b-1, of whom the first ones are shared. */
export const brandPeople = ({ seed, brandPeople: count }: SampleOptions): FilePeople => ({
  count,
  at: permutationOf(seed, 'brand/order', count),
});

/** The publisher has the shared people, and then as many as it needs from b on. */
export const publisherPeople = (options: SampleOptions): FilePeople => {
  const { seed, publisherPeople: count, sharedPeople: shared } = options;
  const shuffled = permutationOf(seed, 'publisher/order', count);
  const numberOf = (place: number): number =>
    place < shared ? place : options.brandPeople + place - shared;
  return { count, at: (position) => numberOf(shuffled(position)) };
};
