import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type { BaseQuestion } from '#core/analyses/base-question.ts';
import { eventAttributeOf, settleBy } from '#core/analyses/event-attributes.ts';
import { type Histories, historyCells, ofHistories, periodOf } from '#core/analyses/histories.ts';
import { attributePlace, madePlace } from '#core/analyses/history-cells.ts';
import { pairSensitivity } from '#core/analyses/pair-sensitivity.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_REACHED_VALUES } from '#core/event-limits.ts';
import { bucketsFrom, historyOf } from '#core/matching/histories.ts';
import type { Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

const written = {
  by: AttributesWritten,
  /** Whether to tell how often, in the buckets of the agreement. */
  frequency: z.boolean().default(false),
  /** Under how many values somebody counts at most who was reached by several. */
  values: z.int().min(1).max(MAX_REACHED_VALUES).default(1),
};
const settled = {
  by: AttributesSettled,
  /** The lower ends of the buckets. */
  frequency: z.array(z.int().positive()).min(1).optional(),
  values: z.int().min(1).max(MAX_REACHED_VALUES),
};

type ReachQuestion = BaseQuestion & z.output<z.ZodObject<typeof settled>>;

const TAKES = 'at most one attribute of touches, and attributes of people';

/** The lower ends of the buckets, those who were never reached among them where they are counted. */
const endsOf = ({ by, frequency = [1] }: ReachQuestion): readonly number[] =>
  eventAttributeOf(by) ? frequency : [0, ...frequency];

/** `0`, `1`, `2-3`, `8+`. */
const bucketNames = (ends: readonly number[]): readonly string[] =>
  ends.map((end, at) => {
    const next = ends[at + 1];
    if (next === undefined) return `${end}+`;
    return next === end + 1 ? String(end) : `${end}-${next - 1}`;
  });

const histories: Histories<ReachQuestion> = {
  reads: { conversions: false, touches: true },
  touchesIn: periodOf,
  perPair: ({ by, values }) => (eventAttributeOf(by) ? values : 1),
  cells: (question, lists) => {
    const { by, frequency } = question;
    const attributes = by.map((each) => attributePlace(question, each, lists));
    if (frequency !== undefined)
      return [...attributes, madePlace('frequency', 'bucket', bucketNames(endsOf(question)))];
    if (eventAttributeOf(by)) return attributes;
    return [...attributes, madePlace('reached', 'bucket', ['no', 'yes'])];
  },
  sums: () => [],
  columns: () => ({}),
  weighed: (question, _lists, { text, people, touches }) => ({
    sql: 'analyses/reach',
    includes: { history: historyOf(text, people, touches), buckets: bucketsFrom(endsOf(question)) },
    values: [question.values],
  }),
};

const { sensitivity: inSeveral } = ofHistories(histories);

/**
 * Where somebody counts in one cell it is made of what the people of either list are, each for itself, as a table's is:
 * the first value and the bucket are an attribute of the other one, and not to have been reached leaves a pair out.
 */
const inOneCell = (question: ReachQuestion, protects: Protects): Sensitivity => {
  const { counted, other } = historyCells(question, histories).decides;
  return pairSensitivity(
    {
      kinds: question.on.length,
      counted: { cells: counted, filter: false },
      other: { cells: other, filter: true },
    },
    protects,
  );
};

/** How many matched people were reached, by campaign or any other attribute, and how often. */
export const reach: Analysis<typeof written, typeof settled> = {
  invitation: `"reach" by ${TAKES}`,
  written,
  settled,
  settle: ({ by, frequency, values }, lists) => {
    const attributes = settleBy(by, lists, {
      most: { people: 3, events: 1, both: 4 },
      takes: TAKES,
    });
    const event = eventAttributeOf(attributes);
    const most = event ? valuesOf(event, lists).length : 1;
    if (event === undefined && values > 1)
      throw new AirlockError(
        'usage',
        'Somebody counts under several values only where they are asked: name an attribute of touches.',
      );
    if (values > most)
      throw new AirlockError(
        'usage',
        `There are ${most} values of ${event ? attributeText(event) : ''}: count people under as many at most.`,
      );
    return {
      by: attributes,
      values,
      ...(frequency && { frequency: [...(lists.touches?.frequency ?? [1])] }),
    };
  },
  ...ofHistories(histories),
  sensitivity: (question, protects) =>
    question.values === 1 ? inOneCell(question, protects) : inSeveral(question, protects),
};
