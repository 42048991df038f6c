import { z } from 'zod';

/**
 * How small the cells of a question would be on average: by the size of the asker's list as both parties know it,
 * and by how many values the agreement declares, so that it says nothing new.
 */
export const SmallCells = z.strictObject({
  /** People of the asker's list, to two digits, rounded down. */
  people: z.int().nonnegative(),
  /** Cells into which the filtered list is cut, in the largest of its tables. */
  cells: z.int().positive(),
  /** People that one of them would hold on average, rounded down. */
  mean: z.int().nonnegative(),
  minimum: z.int().positive(),
  /** What to do without, if it can: the attribute or the filter that makes cells smallest, as `party.attribute`. */
  drop: z
    .strictObject({ what: z.enum(['attribute', 'filter']), name: z.string().max(80) })
    .optional(),
});
export type SmallCells = z.infer<typeof SmallCells>;

const number = (value: number): string => value.toLocaleString('en-GB');

const remedy = (drop: SmallCells['drop']): string =>
  drop === undefined
    ? 'it has nothing that it can do without, so deliver a larger list or agree on fewer values'
    : `leave out the ${drop.what} ${drop.name}, or have it ${drop.what === 'filter' ? 'name more values' : 'declared with fewer'}`;

/** How small they would be and what to leave out, in one sentence without its full stop. */
export const smallCellsSentence = ({ people, cells, mean, minimum, drop }: SmallCells): string =>
  `a cell would hold about ${number(mean)} of your about ${number(people)} people on average (${number(cells)} ${cells === 1 ? 'cell' : 'cells'}), and the agreement asks for ${number(minimum)}: ${remedy(drop)}`;
