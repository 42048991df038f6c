/** The parties of the retail example, as ranges of the same made-up people. */
export type Side = 'brand' | 'publisher';

/** Share of the people of either side who are on the other side too. */
const SHARED = 0.3;

/** The first person of a side of `people`: the two ranges overlap by the shared people. */
export const firstPerson = (side: Side, people: number): number =>
  side === 'brand' ? 0 : Math.round(people * (1 - SHARED));
