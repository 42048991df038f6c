import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import { AttributesSettled, AttributesWritten, valuesOf } from '#core/analyses/attributes.ts';
import type { BaseQuestion, DeclaredLists } from '#core/analyses/base-question.ts';
import {
  askItBy,
  checkNone,
  declaredTypes,
  eventAttributeOf,
  isOfEvents,
  settleBy,
} from '#core/analyses/event-attributes.ts';
import { atAnyTime, type Histories, ofHistories } from '#core/analyses/histories.ts';
import { attributePlace, columnOfEvents, withNone } from '#core/analyses/history-cells.ts';
import { amountOf, conversionsCounted } from '#core/analyses/value.ts';
import { bothEvents, convertingTouches, creditsOf, historyOf } from '#core/matching/histories.ts';

/** How a conversion is shared out, in the order of the numbers by which the SQL knows them, from 1. */
export const METHODS = ['last', 'even', 'u-shaped', 'decay'] as const;
const method = z.enum(METHODS);

const written = { by: AttributesWritten, method: method.default('last') };
/** `perPair`: the most cells that one pair counts in, for which its noise is made. */
const settled = {
  by: AttributesSettled.min(1).max(2),
  method,
  perPair: z.int().positive(),
};
type AttributionQuestion = BaseQuestion & z.output<z.ZodObject<typeof settled>>;

const TAKES = 'one attribute of touches, and at most one of people';
const NOBODY = 'nobody';
/** Credits of a conversion, of which each touch gets whole ones. */
const CREDITS = 1_000;

const touchesSharing = (
  { method }: Pick<AttributionQuestion, 'method'>,
  { contributions }: DeclaredLists,
): number => (method === 'last' ? 1 : (contributions?.touches ?? 1));

const histories: Histories<AttributionQuestion> = {
  reads: { conversions: true, touches: true },
  touchesIn: atAnyTime,
  perPair: ({ perPair }) => perPair,
  cells: (question, lists) =>
    question.by
      .map((each) => {
        const place = attributePlace(question, each, lists);
        return isOfEvents(each) ? withNone(place, NOBODY, 'credited') : place;
      })
      .toReversed(),
  sums: (_question, lists) => [
    {
      ...{ name: 'conversions', column: 'credits', says: 'conversions', unit: '', decimals: 3 },
      most: CREDITS * conversionsCounted(lists),
    },
    ...amountOf(lists),
  ],
  columns: (question) => ({
    credited_code: {
      table: 'credits',
      column: columnOfEvents(question),
    },
  }),
  weighed: (question, lists, { text, people, conversions, touches }) => {
    const types = declaredTypes(lists);
    const shared = convertingTouches(text, touches, { conversions, types });
    const credits = creditsOf(text, historyOf(text, people, bothEvents(conversions, shared)), {
      conversions: conversionsCounted(lists),
      touches: touchesSharing(question, lists),
      types,
      method: 1 + METHODS.indexOf(question.method),
    });
    return { sql: 'analyses/attribution', includes: { credits }, values: [] };
  },
};

/** Conversions, and what they were worth, credited to the touches before them, and to nobody where there are none. */
export const attribution: Analysis<typeof written, typeof settled> = {
  invitation: `"attribution" by ${TAKES}`,
  written,
  settled,
  settle: ({ by, method }, lists) => {
    const attributes = settleBy(by, lists, {
      most: { people: 1, events: 1, both: 2 },
      takes: TAKES,
    });
    const touch = eventAttributeOf(attributes);
    if (touch === undefined || touch.party !== lists.other.party) return askItBy(TAKES, lists);
    checkNone(touch, NOBODY, lists);
    const shared = conversionsCounted(lists) * touchesSharing({ method }, lists);
    const perPair = Math.min(shared, 1 + valuesOf(touch, lists).length);
    return { by: attributes, method, perPair };
  },
  ...ofHistories(histories),
};
