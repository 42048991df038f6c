import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  settleAttributes,
} from '#core/analyses/attributes.ts';
import type { BaseQuestion } from '#core/analyses/base-question.ts';
import { isOfEvents } from '#core/analyses/event-attributes.ts';
import { Arms, withoutOutcome } from '#core/analyses/experiment.ts';
import { atAnyTime, type Histories, ofHistories } from '#core/analyses/histories.ts';
import { attributePlace, madePlace } from '#core/analyses/history-cells.ts';
import { NOT_BY_CHANCE } from '#core/analyses/lift.ts';
import { experimentsAmong, namedExperiment } from '#core/analyses/named-experiment.ts';
import { amountOf, conversionsCounted } from '#core/analyses/value.ts';
import { historyOf, withFirst } from '#core/matching/histories.ts';

/** What its cells call who has a conversion, and who has none. */
export const CONVERTED = { name: 'converted', yes: 'yes', no: 'no' } as const;

const written = { by: AttributesWritten };
/** `most`: what one person is worth at most, in smallest units; left out where conversions have no value. */
const settled = {
  by: AttributesSettled.length(1),
  experiment: Arms,
  most: z.int().positive().optional(),
};
type EventLiftQuestion = BaseQuestion & z.output<z.ZodObject<typeof settled>>;

const histories: Histories<EventLiftQuestion> = {
  reads: { conversions: true, touches: false },
  touchesIn: atAnyTime,
  perPair: () => 1,
  cells: (question, lists) => [
    ...question.by.map((each) => attributePlace(question, each, lists)),
    madePlace(CONVERTED.name, 'converted', [CONVERTED.no, CONVERTED.yes]),
  ],
  sums: (_question, lists) =>
    amountOf(lists).map((sum) => ({
      ...sum,
      isIn: (by) => by[CONVERTED.name] === CONVERTED.yes,
    })),
  columns: () => ({}),
  weighed: (_question, lists, { text, people, conversions }) => ({
    sql: 'analyses/event-lift',
    includes: {
      history: withFirst(conversionsCounted(lists), historyOf(text, people, conversions)),
    },
    values: [],
  }),
};

/**
 * What a treatment did, where chance decided who got it and events say what people did: matched people by arm and
 * whether they have a conversion, and what their conversions were worth. Only conversions may be filtered: a filter on
 * people could keep others of one arm than of the other.
 */
export const eventLift: Analysis<typeof written, typeof settled> = {
  invitation: '"event-lift" by an experiment that the agreement declares',
  written,
  settled,
  settle: ({ by }, lists) => {
    const found = namedExperiment(by, {
      declared: experimentsAmong(lists),
      attributesOf: ({ assignment }) => [assignment],
      notByChance: NOT_BY_CHANCE,
    });
    const [amount] = amountOf(lists);
    return {
      by: settleAttributes([attributeText(found.assignment)], lists),
      experiment: withoutOutcome(found),
      ...(amount && { most: amount.most }),
    };
  },
  ...ofHistories(histories),
  takesFilters: true,
  refusesFilter: (attribute) =>
    isOfEvents(attribute)
      ? undefined
      : 'which would keep other people of one arm than of another: filter its events alone',
};
