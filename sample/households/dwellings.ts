import { choiceByRate, type Draw, seededDraw } from '#sample/draws.ts';

/** Who lives with whom, before anybody has a name. */
export interface Dwelling {
  /** The number of the household: that of its first person. */
  readonly household: number;
  readonly size: number;
  /** Which of them this person is, from 0: parents come first. */
  readonly member: number;
  /** Whose address they have: their own, or that of the house in which they have a flat. */
  readonly house: number;
}

/** People are dealt into households in blocks of so many, so that anybody is found without those before them. */
const BLOCK = 24;

/** Shares of households by size; the rest are of one. */
const SIZES = { 2: 0.36, 3: 0.14, 4: 0.13, 5: 0.05 } as const;

/** Share of blocks that are one house of flats. */
const FLATS = 0.25;

/** Where the household of a person begins within its block, and how many belong to it. */
const withinBlock = (first: number, at: number, sizeAt: (n: number) => number) => {
  let start = 0;
  for (;;) {
    const size = Math.min(sizeAt(first + start), BLOCK - start);
    if (at < start + size) return { start, size };
    start += size;
  }
};

/** Makes the function that says how person i lives. */
export const dwellingOf = (seed: number): ((person: number) => Dwelling) => {
  const draw: Draw = seededDraw(seed, 'households/size');
  const flats = seededDraw(seed, 'households/flats');
  const choose = choiceByRate(SIZES, '1');
  return (person) => {
    const at = person % BLOCK;
    const first = person - at;
    const { start, size } = withinBlock(first, at, (n) => Number(choose(draw(n))));
    const household = first + start;
    const house = flats(first) < FLATS ? first : household;
    return { household, size, member: at - start, house };
  };
};
