import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { AttributeSource } from '#core/drops/attribute-schema.ts';
import { Column, Identifiers } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { AttributeName } from '#core/names.ts';

/** A value of the consent column that counts as a yes, as the file or YAML writes it. */
const Accepted = z.union([
  z
    .string({
      error: ({ input }) => `name a value that counts as consent; here stands ${standing(input)}`,
    })
    .min(1),
  z.number(),
  z.boolean(),
]);

const Consent = wordedObject(
  {
    what: 'say which column holds consent and which values count: { column: Opt-in, accept: [true, 1, yes] }',
    known: ['column', 'accept'],
    needed: 'column',
  },
  z.strictObject({
    column: Column,
    accept: z
      .array(Accepted, {
        error: ({ input }) => `list the values that count; here stands ${standing(input)}`,
      })
      .min(1, 'list at least one value that counts as consent'),
  }),
);

/** How the columns of a party's file become identifiers and attributes. Every other column is dropped. */
export const Mapping = wordedObject(
  {
    what: 'a mapping says which columns hold identifiers, attributes and consent',
    known: ['identifiers', 'attributes', 'consent'],
    needed: 'identifiers',
  },
  z.strictObject({
    identifiers: Identifiers,
    attributes: strictRecord(z.record(AttributeName, AttributeSource)).default({}),
    consent: Consent.optional(),
  }),
);
export type Mapping = z.infer<typeof Mapping>;
