import type { Analysis } from '#core/analyses/analysis.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import { columnsWithFilters, filterDigits } from '#core/analyses/filters.ts';
import { type Histories, periodOf, type Relations } from '#core/analyses/histories.ts';
import { type HistoryQuestion, sizesOf } from '#core/analyses/history-cells.ts';
import { cellsOf, eventsIn, type LinkName, peopleIn } from '#core/matching/histories.ts';
import {
  cellColumns,
  keptCodes,
  type LinkAttributes,
  linkColumns,
} from '#core/matching/history-columns.ts';
import type { HistoryStatement, MatchText } from '#core/matching/vault-query.ts';

/** What a question of histories is asked of. */
export interface HistoriesOf {
  readonly attributes: LinkAttributes;
  readonly lists: DeclaredLists;
  readonly k: number;
}

/** A question with how it looks at histories. */
export interface HistoryAsked {
  readonly question: HistoryQuestion;
  readonly analysis: Pick<Analysis, 'columns'>;
  readonly histories: Histories;
}

/** The link of which people are read: that of the conversions, if there is one. */
const peopleLink = ({ reads }: Histories): LinkName =>
  reads.conversions ? 'conversions' : 'touches';

const relationsOf = (
  { question, analysis, histories }: HistoryAsked,
  { lists }: HistoriesOf,
  text: MatchText,
): Relations => {
  const by = analysis.columns(question);
  const digits = (...tables: readonly string[]) => filterDigits(question, by, { lists, tables });
  return {
    text,
    people: peopleIn(text, peopleLink(histories), digits('counted', 'other')),
    conversions: eventsIn(text, 'conversions', {
      ...periodOf(question),
      digits: digits('conversions'),
    }),
    touches: eventsIn(text, 'touches', {
      ...histories.touchesIn(question),
      digits: digits('touches'),
    }),
  };
};

/** The statement of a question of histories in a text, which answers no sum of a cell with fewer than k people. */
export const historyStatement = (
  asked: HistoryAsked,
  of: HistoriesOf,
  text: MatchText,
): HistoryStatement => {
  const { question, analysis, histories } = asked;
  const { attributes, lists, k } = of;
  const by = analysis.columns(question);
  const places = histories.cells(question, lists);
  const weighed = histories.weighed(question, lists, relationsOf(asked, of, text));
  const type = lists.touches?.engagement?.attribute;
  return {
    ...cellsOf(text, weighed, { sizes: sizesOf(places), k }),
    columns: {
      ...linkColumns(
        { text, people: peopleLink(histories), attributes, type },
        columnsWithFilters(question, by),
      ),
      ...keptCodes(by),
      ...cellColumns(places.map(({ column }) => column)),
      ...histories.columns(question),
    },
  };
};
