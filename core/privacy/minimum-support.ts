import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';

/** Whether too few people of the list that has an attribute have one of these values of it; the name as cells say it. */
export type IsRare = (attribute: string, ...values: readonly string[]) => boolean;

type RollUp = NonNullable<Counts['rollUp']>;

/**
 * The same for cells that roll up. Of the values that are too rare, and so always among the others of their parent,
 * enough people must be there together, or the parent is hidden as well, and what it hides is left for the next level.
 */
const hideRareLeaves = (
  { cells, margins }: Counts,
  { attribute, parents }: RollUp,
  isRare: IsRare,
): Counts => {
  const labelOf = (leaf: number): string => cells[leaf]?.by[attribute] ?? '';
  let hidden = [...cells.keys()].filter((leaf) => isRare(attribute, labelOf(leaf)));
  const isHidden = (leaf: number): boolean => hidden.includes(leaf);
  const shown = cells.map((cell, leaf) => (isHidden(leaf) ? { ...cell, people: undefined } : cell));
  const levels = parents.map((level) => {
    const few = level.filter(({ leaves }) => {
      const rare = leaves.filter(isHidden);
      return rare.length > 0 && isRare(attribute, ...rare.map(labelOf));
    });
    const left = few.flatMap(({ leaves }) => leaves.filter(isHidden));
    hidden = left;
    return level.map((parent) =>
      few.includes(parent) ? { ...parent, people: undefined } : parent,
    );
  });
  return { cells: shown, margins, rollUp: { attribute, parents: levels } };
};

/**
 * Promise: of a cell of a value that too few people of its own list have, nothing leaves, whoever asks, and its
 * outcome says no more than that of any other suppressed cell: to what follows, its count, and that of a line of
 * such a value, is one below k, which the room does not know. So a value cannot be kept for one target and a few
 * known people. A combination of values can, each of which many have: there noise is what protects. It only takes cells away; where as many people are asked for as k is, it takes none
 * (docs/privacy.md, "Minimum support").
 */
export const hideRareValues = (counts: Counts, isRare: IsRare): Counts => {
  const { cells, margins, rollUp } = counts;
  if (rollUp) return hideRareLeaves(counts, rollUp, isRare);
  const { columns } = margins;
  const isAnyRare = (values: readonly (readonly [attribute: string, value: string])[]): boolean =>
    values.some(([attribute, value]) => isRare(attribute, value));
  const isRareAt = (cell: CountedCell | undefined, place: number): boolean =>
    isAnyRare(Object.entries(cell?.by ?? {}).slice(place, place + 1));
  return {
    cells: cells.map((cell) =>
      isAnyRare(Object.entries(cell.by)) ? { ...cell, people: undefined } : cell,
    ),
    margins: {
      ...margins,
      // The first cell of a line has its value: of the first attribute in a row, of the second in a column.
      rowTotal: (row) => (isRareAt(cells[row * columns], 0) ? undefined : margins.rowTotal(row)),
      columnTotal: (column) =>
        isRareAt(cells[column], 1) ? undefined : margins.columnTotal(column),
    },
  };
};

/** The same where nothing of a question may leave: to what follows, nobody is in it. */
export const hideAll = ({ cells, rollUp }: Counts): Counts => {
  const nobody = <Cell extends CountedCell>(cell: Cell) => ({ ...cell, people: undefined });
  return {
    ...countColumn(cells.map(nobody), undefined),
    ...(rollUp && {
      rollUp: { ...rollUp, parents: rollUp.parents.map((level) => level.map(nobody)) },
    }),
  };
};
