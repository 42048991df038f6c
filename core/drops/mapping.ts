import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { AttributeSource } from '#core/drops/attribute-schema.ts';
import { Consent } from '#core/drops/consent/consent-mapping.ts';
import { Column, Identifiers } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { MatchColumns } from '#core/drops/match-schema.ts';
import { OwnIdColumns } from '#core/drops/own-id-reader.ts';
import { AttributeName } from '#core/names.ts';

/**
 * What becomes of a row that brings no identifier of its own, and other attributes than the row that has
 * them: the first row stands, the one of the latest date gives the attributes, or nothing is prepared.
 */
const RepeatRule = z.union([z.enum(['first', 'refuse']), z.strictObject({ last: Column })], {
  error: ({ input }) =>
    `say first, refuse, or last by a column of dates: { last: Updated }; here stands ${standing(input)}`,
});
export type RepeatRule = z.infer<typeof RepeatRule>;

/** How the columns of a party's file become identifiers and attributes. Every other column is dropped. */
export const Mapping = wordedObject(
  {
    what: 'a mapping says which columns hold identifiers, attributes, consent and what describes a person, and which of a person’s rows count',
    known: ['identifiers', 'attributes', 'bridges', 'match', 'consent', 'repeats'],
    needed: 'identifiers',
  },
  z.strictObject({
    identifiers: Identifiers,
    attributes: strictRecord(z.record(AttributeName, AttributeSource)).default({}),
    bridges: OwnIdColumns.optional(),
    match: MatchColumns.optional(),
    consent: Consent.optional(),
    repeats: RepeatRule.optional(),
  }),
);
export type Mapping = z.infer<typeof Mapping>;

/** The rule for repeats: the first row stands unless the mapping says otherwise, as it does in the room. */
export const repeatRule = ({ repeats }: Mapping): RepeatRule => repeats ?? 'first';
