import { placedColumns } from '#core/analyses/attributes.ts';
import type { BaseQuestion, DeclaredLists } from '#core/analyses/base-question.ts';
import { filtersBy } from '#core/analyses/filters.ts';
import {
  type CellPlace,
  countHistories,
  type HistoryQuestion,
  type MeasuredSum,
  sizesOf,
} from '#core/analyses/history-cells.ts';
import { type HistoryCells, historySensitivity } from '#core/analyses/history-sensitivity.ts';
import { MAX_TIME } from '#core/event-limits.ts';
import type { MatchText, QueryColumn, QueryPart, Row } from '#core/matching/vault-query.ts';
import type { Protects } from '#core/privacy/sensitivity.ts';

/** What is read of the links of a question in one of the two texts, of the people and events that count. */
export interface Relations {
  readonly text: MatchText;
  readonly people: QueryPart;
  readonly conversions: QueryPart;
  readonly touches: QueryPart;
}

/** The seconds in which something counts, `to` left out of it. */
export interface Seconds {
  readonly from: number;
  readonly to: number;
}

/** How an analysis looks at the histories of pairs. */
export interface Histories<Question extends HistoryQuestion = HistoryQuestion> {
  /** The events that it reads. */
  readonly reads: { readonly conversions: boolean; readonly touches: boolean };
  /** The seconds in which touches count; conversions count in the period of the question. */
  touchesIn(question: Question): Seconds;
  /** The most cells that one pair counts in. */
  perPair(question: Question): number;
  /** What its cells are by, place by place. */
  cells(question: Question, lists: DeclaredLists): readonly CellPlace[];
  /** What is summed up of each cell beside its people. */
  sums(question: Question, lists: DeclaredLists): readonly MeasuredSum[];
  /** Columns that its SQL names beyond those of the cells. */
  columns(question: Question): Readonly<Record<string, QueryColumn>>;
  /** The statement of what each row of the histories adds to which cell. */
  weighed(question: Question, lists: DeclaredLists, relations: Relations): QueryPart;
}

/** Every second that there is. */
const EVER: Seconds = { from: 0, to: MAX_TIME };

/** The seconds that a question asks about. */
export const periodOf = ({ period = EVER }: BaseQuestion): Seconds => period;

/** Touches of any time before this period ends. */
export const beforeEnd = (question: BaseQuestion): Seconds => ({
  from: EVER.from,
  to: periodOf(question).to,
});

/** Touches of any time. */
export const atAnyTime = (): Seconds => EVER;

/** Whose people decide by their attributes and events what a pair counts, and in how many cells that is. */
export const historyCells = <Question extends HistoryQuestion>(
  question: Question,
  { reads, perPair }: Pick<Histories<Question>, 'reads' | 'perPair'>,
): HistoryCells => {
  const asks = (list: { readonly party: string }): boolean =>
    question.by.some(({ party }) => party === list.party) || filtersBy(question, list);
  return {
    kinds: question.on.length,
    perPair: perPair(question),
    decides: {
      counted: reads.conversions || asks(question.counted),
      other: reads.touches || asks(question.other),
    },
  };
};

/** What every analysis of histories is alike in. */
export const ofHistories = <Question extends HistoryQuestion>(histories: Histories<Question>) => ({
  takesFilters: true as const,
  sensitivity: (question: Question, protects: Protects) =>
    historySensitivity(historyCells(question, histories), protects),
  sql: 'histories/oblivious/cells',
  columns: (question: Question) => placedColumns(question, question.by),
  values: (question: Question, lists: DeclaredLists) => sizesOf(histories.cells(question, lists)),
  count: (question: Question, lists: DeclaredLists, rows: readonly Row[] | undefined) => [
    countHistories(histories.cells(question, lists), histories.sums(question, lists), rows),
  ],
  beside: () => ({}),
  histories,
});
