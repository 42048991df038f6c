import type { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import { AttributesSettled, AttributesWritten } from '#core/analyses/attributes.ts';
import type { BaseQuestion } from '#core/analyses/base-question.ts';
import {
  askItBy,
  checkNone,
  declaredTypes,
  eventAttributeOf,
  isOfEvents,
  settleBy,
} from '#core/analyses/event-attributes.ts';
import { beforeEnd, type Histories, ofHistories, periodOf } from '#core/analyses/histories.ts';
import {
  attributePlace,
  columnOfEvents,
  madePlace,
  withNone,
} from '#core/analyses/history-cells.ts';
import { bothEvents, historyOf } from '#core/matching/histories.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.max(2) };
type ConversionsQuestion = BaseQuestion & z.output<z.ZodObject<typeof settled>>;

const TAKES = 'at most one attribute of conversions, and one of people';
const NONE = 'no';
const ANSWERS = ['no', 'yes'];

const histories: Histories<ConversionsQuestion> = {
  reads: { conversions: true, touches: true },
  touchesIn: beforeEnd,
  perPair: () => 1,
  cells: (question, lists) => {
    const { by } = question;
    const where = eventAttributeOf(by);
    const people = by.filter((each) => !isOfEvents(each));
    return [
      madePlace('exposed', 'exposed_code', ANSWERS),
      where
        ? withNone(attributePlace(question, where, lists), NONE, 'converted')
        : madePlace('converted', 'converted', ANSWERS),
      ...people.map((each) => attributePlace(question, each, lists)),
    ];
  },
  sums: () => [],
  columns: (question) => {
    const where = eventAttributeOf(question.by);
    const column = where ? columnOfEvents(question) : 'role';
    return { converted_code: { table: 'judged', column } };
  },
  weighed: (question, lists, { text, people, conversions, touches }) => ({
    sql: 'analyses/conversions',
    includes: {
      history: historyOf(text, people, bothEvents(conversions, touches)),
      types: declaredTypes(lists),
    },
    values: [periodOf(question).from],
  }),
};

/**
 * Matched people by whether they were exposed and whether, and where, they converted: research online, purchase
 * offline. No effect: those who were exposed are other people than those who were not.
 */
export const conversions: Analysis<typeof written, typeof settled> = {
  invitation: `"conversions" by ${TAKES}`,
  written,
  settled,
  settle: ({ by }, lists) => {
    const attributes = settleBy(by, lists, {
      most: { people: 1, events: 1, both: 2 },
      takes: TAKES,
    });
    const where = eventAttributeOf(attributes);
    if (where !== undefined && where.party !== lists.counted.party) return askItBy(TAKES, lists);
    checkNone(where, NONE, lists);
    return { by: attributes };
  },
  ...ofHistories(histories),
};
