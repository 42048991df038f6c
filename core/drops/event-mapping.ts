import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { AttributeSource } from '#core/drops/attribute-schema.ts';
import { Consent } from '#core/drops/consent/consent-mapping.ts';
import { Column, Identifiers } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { isoTime, WrittenTime } from '#core/drops/time-schema.ts';
import { AttributeName } from '#core/names.ts';

const Time = z.union([WrittenTime, Column.transform(isoTime)]);

const Value = wordedObject(
  {
    what: 'say which column holds the amount, and in which currency it is: { column: Amount, currency: EUR }',
    known: ['column', 'currency', 'currencyColumn'],
    needed: 'column',
  },
  z
    .strictObject({
      column: Column,
      currency: z.string().optional(),
      currencyColumn: Column.optional(),
    })
    .refine(
      ({ currency, currencyColumn }) => currency === undefined || currencyColumn === undefined,
      { error: 'say currency or currencyColumn, one of them', path: ['currencyColumn'] },
    ),
);

const OwnId = z
  .array(Column, {
    error: ({ input }) => `name the one column of ids: [Cookie]; here stands ${standing(input)}`,
  })
  .length(1, 'an event has one id of its own: name one column');

const EventColumns = z.strictObject({
  identifiers: Identifiers.default({}),
  bridges: OwnId.optional(),
  time: Time,
  dayAs: z.enum(['start', 'end']).default('start'),
  value: Value.optional(),
  eventId: Column.optional(),
  attributes: strictRecord(z.record(AttributeName, AttributeSource)).default({}),
  consent: Consent.optional(),
});

/** How the columns of a party's file of events become what a drop of events has. Every other column is dropped. */
export const EventMapping = wordedObject(
  {
    what: 'a mapping of events says which columns hold identifiers, the time, the value and attributes',
    known: [
      ...['identifiers', 'bridges', 'time', 'dayAs', 'value', 'eventId', 'attributes'],
      'consent',
    ],
    needed: 'time',
  },
  EventColumns,
);
export type EventMapping = z.infer<typeof EventMapping>;

/** The same as a file suggests it, where no column may be of times. */
export const SuggestedEventMapping = EventColumns.extend({
  time: z.strictObject({ column: Column, format: z.string() }).optional(),
});
export type SuggestedEventMapping = z.infer<typeof SuggestedEventMapping>;
