import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { decimalsOfCurrency } from '#core/currency.ts';
import {
  MAX_EVENT_AGE_DAYS,
  MAX_FREQUENCIES,
  MAX_FREQUENCY,
  MAX_VALUE_DECIMALS,
} from '#core/event-limits.ts';
import { IDENTIFIER_KINDS, OWN_ID, OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { AttributeName, AttributeValue, DatasetName } from '#core/names.ts';

/**
 * What a touch can be, and its priority: of several touches before a conversion those of the lowest number share it
 * (IAB Tech Lab, ADMaP 1.0).
 */
export const ENGAGEMENTS = {
  click_to_open: 1,
  click_to_interact: 2,
  engagement: 2,
  view: 3,
  listen: 3,
} as const;
type Engagement = keyof typeof ENGAGEMENTS;

/** Is this the name of a time zone that clocks are known of? */
export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const lookBackDays = z
  .int('a look-back is in whole days')
  .min(1, 'a look-back is a day at least')
  .max(MAX_EVENT_AGE_DAYS, `a look-back is at most ${MAX_EVENT_AGE_DAYS} days`)
  .meta({
    description: 'For how many days a touch is counted with what somebody does afterwards.',
    examples: [30],
  });

const Value = z.strictObject({
  currency: z
    .string()
    .refine((code) => decimalsOfCurrency(code) !== undefined, {
      error: 'a currency is three capital letters of ISO 4217',
    })
    .optional()
    .meta({ description: 'The currency of all amounts.', examples: ['EUR'] }),
  unit: z
    .string()
    .regex(/^[a-z][a-z ]{0,31}$/, 'a unit is a word in lower case')
    .optional()
    .meta({ description: 'What is counted, where it is no money.', examples: ['minutes'] }),
  decimals: z
    .int()
    .min(0)
    .max(MAX_VALUE_DECIMALS, `at most ${MAX_VALUE_DECIMALS} digits behind the point`)
    .optional()
    .meta({ description: 'Digits behind the point, of a unit.', examples: [0] }),
  clip: z
    .array(z.number())
    .length(2, 'a clip is the least and the most, e.g. [0, 500]')
    .meta({
      description: 'The least and the most that one event counts for: 0, and a number above it.',
      examples: [[0, 500]],
    }),
});

const Engagements = z.strictObject({
  attribute: AttributeName.meta({
    description: 'The attribute of the touches that says what each was.',
    examples: ['type'],
  }),
  types: strictRecord(
    z.record(
      AttributeValue,
      z.strictObject({
        as: z.enum(Object.keys(ENGAGEMENTS) as [Engagement, ...Engagement[]]).meta({
          description: 'What such a touch is, by which touches before a conversion are ranked.',
          examples: ['click_to_open'],
        }),
        lookBackDays,
      }),
    ),
  ),
});

const Frequency = z
  .array(z.int().min(1).max(MAX_FREQUENCY))
  .min(1, 'name the lower ends of the buckets: [1, 2, 4] for example')
  .max(MAX_FREQUENCIES, `at most ${MAX_FREQUENCIES} buckets`)
  .refine((ends) => ends.every((end, at) => end > (ends[at - 1] ?? 0)) && ends[0] === 1, {
    error: 'the lower ends of the buckets rise, from 1',
  })
  .optional()
  .meta({
    description:
      'How often people were reached, by the lower ends of buckets: 1, 2-3, 4-7, 8 or more.',
    examples: [[1, 2, 4, 8]],
  });

/** What makes a list one of events. What must hold between it and the rest stands in event-rules.ts. */
export const Events = z.strictObject({
  of: DatasetName.meta({
    description: 'Whose events they are: a list of people of the same party.',
    examples: ['customers'],
  }),
  by: z
    .array(z.enum([OWN_ID, ...IDENTIFIER_KINDS]))
    .min(1, 'name at least one kind')
    .refine(unique, 'a kind stands twice')
    .meta({
      description: 'By what an event is of a person: it keeps the first of these that its row has.',
      examples: [[OWN_ID, 'email']],
    }),
  zone: z
    .string()
    .max(64)
    .refine(isZone, { error: 'there is no such time zone' })
    .meta({
      description: 'The time zone of times that name none, and of days in questions.',
      examples: ['Europe/Brussels'],
    }),
  maxAgeDays: z
    .int()
    .min(1, 'at least one day')
    .max(MAX_EVENT_AGE_DAYS, `events are kept for at most ${MAX_EVENT_AGE_DAYS} days`)
    .meta({
      description: 'Days after which an event is left out of a drop; no look-back is longer.',
      examples: [120],
    }),
  value: strictRecord(z.record(AttributeName, Value))
    .optional()
    .meta({
      description: 'The one number that each event has, by its name.',
      examples: [{ revenue: { currency: 'EUR', clip: [0, 500] } }],
    }),
  engagement: Engagements.optional(),
  lookBackDays: lookBackDays.optional(),
  frequency: Frequency,
});
export type Events = z.infer<typeof Events>;

/** How many ids of the party's own a person of a list may bring. */
export const Bridges = z
  .int()
  .min(1, 'at least one id')
  .max(OWN_SLOTS.length, `a person has at most ${OWN_SLOTS.length} ids of the party's own`)
  .optional()
  .meta({
    description:
      "Most ids of the party's own (cookies, apps, logins) that a person of the list brings, by which events are theirs. Needs format 2.",
    examples: [2],
  });
