import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';

/** Whether too few people of the list that has an attribute have this value of it; the name as cells say it. */
export type IsRare = (attribute: string, value: string) => boolean;

/**
 * Promise: of a cell of a value that too few people of its own list have, nothing leaves, whoever asks, and its
 * outcome says no more than that of any other suppressed cell: to what follows, its count, and that of a line of
 * such a value, is one below k, which the room does not know. So a value cannot be kept for one target and a few
 * known people. It only takes cells away; where as many people are asked for as k is, it takes none
 * (docs/privacy.md, "Minimum support").
 */
export const hideRareValues = ({ cells, margins }: Counts, isRare: IsRare): Counts => {
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
export const hideAll = ({ cells }: Counts): Counts =>
  countColumn(
    cells.map((cell) => ({ ...cell, people: undefined })),
    undefined,
  );
