import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import { AttributesSettled, AttributesWritten, valuesOf } from '#core/analyses/attributes.ts';
import type { BaseQuestion, DeclaredLists } from '#core/analyses/base-question.ts';
import { eventAttributeOf, settleBy } from '#core/analyses/event-attributes.ts';
import { atAnyTime, type Histories, ofHistories } from '#core/analyses/histories.ts';
import { attributePlace, type MeasuredSum } from '#core/analyses/history-cells.ts';
import { AirlockError } from '#core/errors.ts';
import { historyOf, withFirst } from '#core/matching/histories.ts';

const written = { by: AttributesWritten };
/** `perPair`: the most cells that one pair counts in, for which its noise is made. */
const settled = { by: AttributesSettled.max(2), perPair: z.int().positive() };
type ValueQuestion = BaseQuestion & z.output<z.ZodObject<typeof settled>>;

const TAKES = 'at most two attributes of people or of conversions';

/** How many conversions of a person count. */
export const conversionsCounted = ({ contributions }: DeclaredLists): number =>
  contributions?.conversions ?? 1;

/** The sum of what conversions are worth; nothing where they have no value. */
export const amountOf = (lists: DeclaredLists): readonly MeasuredSum[] => {
  const value = lists.conversions?.value;
  if (value === undefined) return [];
  const { name: says, unit, decimals, most } = value;
  return [
    {
      ...{ name: 'amount', column: 'amount', says, unit, decimals },
      ...{ most: conversionsCounted(lists) * most, clip: most },
    },
  ];
};

const histories: Histories<ValueQuestion> = {
  reads: { conversions: true, touches: false },
  touchesIn: atAnyTime,
  perPair: ({ perPair }) => perPair,
  cells: (question, lists) => question.by.map((each) => attributePlace(question, each, lists)),
  sums: (_question, lists) => amountOf(lists),
  columns: () => ({}),
  weighed: (_question, lists, { text, people, conversions }) => ({
    sql: 'analyses/value',
    includes: {
      history: withFirst(conversionsCounted(lists), historyOf(text, people, conversions)),
    },
    values: [],
  }),
};

/** How many matched people converted, and what their conversions were worth, each clipped. */
export const value: Analysis<typeof written, typeof settled> = {
  invitation: `"value" by ${TAKES}`,
  written,
  settled,
  settle: ({ by }, lists) => {
    if (lists.conversions?.value === undefined)
      throw new AirlockError(
        'usage',
        'These conversions have no value in the agreement: ask "conversions", which counts who converts.',
      );
    const attributes = settleBy(by, lists, {
      most: { people: 2, events: 2, both: 2 },
      takes: TAKES,
    });
    const events = attributes.filter((each) => eventAttributeOf([each]));
    const values = events.reduce((all, each) => all * valuesOf(each, lists).length, 1);
    return { by: attributes, perPair: Math.min(conversionsCounted(lists), values) };
  },
  ...ofHistories(histories),
};
