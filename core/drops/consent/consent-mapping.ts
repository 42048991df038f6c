import { z } from 'zod';
import { Column } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { checkTimeFormat, isoTime, TIME_FIELDS, WrittenTime } from '#core/drops/time-schema.ts';
import { formOf } from '#core/form-of.ts';

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

/** Which column says since when it is given. */
const Since = z.union([WrittenTime, Column]).optional();

/** A yes, and perhaps since when. */
const Yes = z.strictObject({
  column: Column,
  kind: z.literal('boolean').optional(),
  accept: z
    .array(Accepted, {
      error: ({ input }) => `list the values that count; here stands ${standing(input)}`,
    })
    .min(1, 'list at least one value that counts as consent'),
  since: Since,
});

/** The time of consent: whoever has one consented. */
const Timestamp = z
  .strictObject({ ...TIME_FIELDS, kind: z.literal('timestamp') })
  .superRefine(checkTimeFormat);

const TcfString = z.strictObject({ column: Column, kind: z.literal('tcf') });

/** It says nothing of when outside the EU: that is for another column. */
const GppString = z.strictObject({
  column: Column,
  kind: z.literal('gpp'),
  since: Since,
});

const KINDS = ['boolean', 'timestamp', 'tcf', 'gpp'] as const;

const kindOf = (input: unknown): unknown => {
  const { kind = 'boolean' } = (input ?? {}) as { readonly kind?: unknown };
  return kind;
};
const saysKind = (kind: (typeof KINDS)[number]) => (input: unknown) => kindOf(input) === kind;

/** Which column holds consent, in what form, and what of it counts. */
export const Consent = wordedObject(
  {
    what: 'say which column holds consent and which values count: { column: Opt-in, accept: [true, 1, yes] }',
    known: ['column', 'accept', 'kind', 'since', 'format', 'firstYear', 'zone'],
    needed: 'column',
  },
  z.union(
    [
      formOf(saysKind('boolean'), Yes),
      formOf(saysKind('timestamp'), Timestamp),
      formOf(saysKind('tcf'), TcfString),
      formOf(saysKind('gpp'), GppString),
    ],
    { error: `a kind of consent is one of ${KINDS.join(', ')}` },
  ),
);
export type Consent = z.infer<typeof Consent>;

/** Which column says since when consent is given, where that is not the one that says it. */
export const sinceOf = (consent: Consent | undefined): WrittenTime | undefined => {
  const since = consent !== undefined && 'since' in consent ? consent.since : undefined;
  return typeof since === 'string' ? isoTime(since) : since;
};

/** The columns of the file that it is read from: what says it, and what says since when. */
export const consentColumns = (consent: Consent | undefined): readonly string[] => {
  if (consent === undefined) return [];
  const since = sinceOf(consent);
  return since === undefined ? [consent.column] : [consent.column, since.column];
};
