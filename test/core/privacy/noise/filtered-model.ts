import type { Question } from '#core/analyses/question.ts';
import {
  type Cells,
  type CellsBy,
  chainFrom,
  countCells,
  type ModelLists,
  questionOf,
} from './match-model.ts';
import { MARKED_VALUES, type Side } from './model-lists.ts';

/** A question on marked values: its cells, and which lists' people it leaves out unless they have a +. */
export interface Filtering {
  readonly by: CellsBy;
  readonly where: readonly Side[];
}

/** Every such question. */
export const FILTERINGS: readonly Filtering[] = (
  ['nothing', 'counted', 'other', 'both'] as const
).flatMap((by) =>
  ([['counted'], ['other'], ['counted', 'other']] as const).map((where) => ({ by, where })),
);

const ATTRIBUTES = {
  counted: { party: 'brand', attribute: 'tier' },
  other: { party: 'publisher', attribute: 'device' },
} as const;

/** The filters as a question says them. */
export const filtersOf = (where: readonly Side[]): NonNullable<Question['where']> =>
  where.map((side) => ({
    ...ATTRIBUTES[side],
    values: MARKED_VALUES.filter((value) => value.endsWith('+')),
  }));

/** The question. */
export const filteredQuestion = (kinds: number, { by, where }: Filtering): Question => ({
  ...questionOf(kinds, by),
  where: filtersOf(where),
});

const cellOf = (by: CellsBy, [own = '', others = '']: readonly string[]): string =>
  ({ nothing: '', counted: own, other: others, both: `${own} ${others}` })[by];

/** Cells of both lists' values as the question has them: of those that pass, by what it counts by. */
export const filteredCells = (cells: Cells, { by, where }: Filtering): Cells => {
  const left = new Map<string, number>();
  for (const [name, people] of cells) {
    const values = name.split(' ');
    const passes = (side: Side): boolean =>
      values[side === 'counted' ? 0 : 1]?.endsWith('+') === true;
    if (!where.every(passes)) continue;
    const cell = cellOf(by, values);
    left.set(cell, (left.get(cell) ?? 0) + people);
  }
  return left;
};

/** What the question counts in two settled lists. */
export const countFiltered = ({ counted, other }: ModelLists, filtering: Filtering): Cells =>
  filteredCells(countCells(counted, other, 'both'), filtering);

/** The longest path from somebody of a list, its people having these values one after another along it. */
export const along = (first: Side, values: readonly string[]): ModelLists => {
  const lists = chainFrom(first, values.length - 1);
  const turn = (side: Side) =>
    lists[side].map((row, at) => ({
      ...row,
      value: values[2 * at + (side === first ? 0 : 1)] ?? '',
    }));
  return { counted: turn('counted'), other: turn('other') };
};
