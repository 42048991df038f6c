import { attributeText, codedValuesOf } from '#core/analyses/attributes.ts';
import type {
  BaseQuestion,
  DeclaredLists,
  QuestionAttribute,
} from '#core/analyses/base-question.ts';
import { countsIn, sumsIn } from '#core/analyses/count-in.ts';
import { isOfEvents } from '#core/analyses/event-attributes.ts';
import { countedValues } from '#core/analyses/filters.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { Row } from '#core/matching/vault-query.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';

/** A sum that is told of each cell beside its people. */
export interface MeasuredSum {
  /** What it is called in releases, and the column of the SQL's rows that has it. */
  readonly name: 'conversions' | 'amount';
  readonly column: 'credits' | 'amount';
  /** What it is called for people, and in what it is told. */
  readonly says: string;
  readonly unit: string;
  /** Digits behind the point: whole smallest units are told. */
  readonly decimals: number;
  /** The most that one pair adds to all cells together, in smallest units. */
  readonly most: number;
  /** The cells in which it may be anything but nothing: it is told of no other. All of them, where it is left out. */
  readonly isIn?: (by: Readonly<Record<string, string>>) => boolean;
  /** The most that one event counts for, in smallest units; none of credits, which nothing is clipped of. */
  readonly clip?: number;
}

/** A question that counts by attributes. */
export type HistoryQuestion = BaseQuestion & { readonly by: readonly QuestionAttribute[] };

/** One of up to four things that the cells of a question are by. */
export interface CellPlace {
  /** What an answer calls it: an attribute as `party.attribute`, or what was made of events. */
  readonly name: string;
  /** The column of `measured` that has its code. */
  readonly column: string;
  /** What the codes stand for, of which the first is 1. */
  readonly labels: readonly string[];
  /** Those of which an answer has cells, in its order. */
  readonly shown: readonly string[];
}

/** What stands in `measured` for the attribute at a place of the question. */
const codeColumn = (at: number): string => `${PLACES[at]}_code`;

/** The column of the code of the attribute of events that a question counts by, which it has. */
export const columnOfEvents = ({ by }: HistoryQuestion): string =>
  codeColumn(by.findIndex(isOfEvents));

/** The place of an attribute that a question counts by. */
export const attributePlace = (
  question: HistoryQuestion,
  attribute: QuestionAttribute,
  lists: DeclaredLists,
): CellPlace => ({
  name: attributeText(attribute),
  column: codeColumn(question.by.indexOf(attribute)),
  labels: codedValuesOf(attribute, lists),
  shown: countedValues(question, attribute, lists),
});

/** The place of something that was made of events, in the order of its codes. */
export const madePlace = (name: string, column: string, labels: readonly string[]): CellPlace => ({
  ...{ name, column, labels, shown: labels },
});

/** The place of an attribute of events, before whose values stands what has none: `nobody`, `no`. */
export const withNone = (place: CellPlace, none: string, column: string): CellPlace => ({
  ...{ ...place, column },
  labels: [none, ...place.labels],
  shown: [...place.shown, none],
});

/** How many codes each of the four places has; one where a question has none. */
export const sizesOf = (places: readonly CellPlace[]): readonly number[] =>
  PLACES.map((_, at) => places[at]?.labels.length ?? 1);

const crossed = (places: readonly CellPlace[]): readonly (readonly string[])[] =>
  places.reduce<readonly (readonly string[])[]>(
    (all, { shown }) => all.flatMap((before) => shown.map((label) => [...before, label])),
    [[]],
  );

/** The declared cells with their people, and what is summed up of each; undefined of those with fewer than k. */
export const countHistories = (
  places: readonly CellPlace[],
  sums: readonly MeasuredSum[],
  rows: readonly Row[] | undefined,
): Counts => {
  const codesOf = (labels: readonly string[]): string =>
    PLACES.map((_, at) => 1 + (places[at]?.labels.indexOf(labels[at] ?? '') ?? 0)).join(' ');
  const placeOf = (row: Row): string => PLACES.map((place) => row[`${place}_code`]).join(' ');
  const people = countsIn(rows, placeOf);
  const sumOf = sumsIn(rows, placeOf);
  const cells = crossed(places).map((labels) => {
    const at = codesOf(labels);
    const counted = people(at);
    const by = Object.fromEntries(places.map(({ name }, place) => [name, labels[place] ?? '']));
    const told = sums.filter(({ isIn }) => isIn?.(by) ?? true);
    return {
      ...{ by, people: counted },
      ...(counted !== undefined &&
        sums.length > 0 && {
          sums: Object.fromEntries(told.map(({ name, column }) => [name, sumOf(at, column)])),
        }),
    };
  });
  return countColumn(cells, undefined);
};
