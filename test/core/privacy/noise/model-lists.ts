import fc from 'fast-check';
import {
  type Cells,
  type CellsBy,
  countCells,
  type ModelLists,
  type ModelRow,
  settle,
} from './match-model.ts';

/** What a question may make its cells of. */
export const BY: readonly CellsBy[] = ['nothing', 'counted', 'other', 'both'];
/** Both lists of a question. */
export const SIDES = ['counted', 'other'] as const;
export type Side = (typeof SIDES)[number];
/** What a row of a random list may have for its attribute. */
export const VALUES = ['x', 'y', 'z'] as const;

/** The same with a mark: a filter lets in those with a +. */
export const MARKED_VALUES = ['x+', 'y+', 'x-', 'y-'] as const;

/** Few tokens and few values, so that the lists of two parties meet in every way. */
const rawLists = (kinds: number) => {
  const token = fc.constantFrom(undefined, 'a', 'b', 'c', 'd');
  const row: fc.Arbitrary<ModelRow> = fc.record({
    tokens: fc.array(token, { minLength: kinds, maxLength: kinds }),
    value: fc.constantFrom(...VALUES),
  });
  const rows = fc.array(row, { maxLength: 7 });
  return fc.record({ counted: rows, other: rows });
};

/** Both lists as the room settles them. */
export const settled = ({ counted, other }: ModelLists): ModelLists => ({
  counted: settle(counted),
  other: settle(other),
});

/** Lists as parties may have them, not settled, and a question on so many kinds at most. */
export const kindsAndLists = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((kinds) =>
      fc.record({ kinds: fc.constant(kinds), by: fc.constantFrom(...BY), raw: rawLists(kinds) }),
    );

/** What a question counts in two settled lists. */
export const count = ({ counted, other }: ModelLists, by: CellsBy): Cells =>
  countCells(counted, other, by);
