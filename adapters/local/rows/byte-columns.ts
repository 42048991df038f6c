import { attributeReader } from '#core/drops/attribute-reader.ts';
import { type Consent, consentColumns } from '#core/drops/consent/consent-mapping.ts';
import { consentReader, type Verdict } from '#core/drops/consent/consent-reader.ts';
import { countryReader } from '#core/drops/country-reader.ts';
import { identifierSource } from '#core/drops/identifier-source.ts';
import { repeatRule } from '#core/drops/mapping.ts';
import { attributeMaps } from '#core/drops/row-plan.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { PLAIN_FORMS } from '#core/identifiers/plain-forms.ts';
import { contextOf } from '#core/identifiers/profile.ts';
import type { TextLayout } from '#core/ports/record-source.ts';
import type { Reading } from '#core/ports/row-reading.ts';

/** How a column of identifiers is read. */
interface IdentifierColumn {
  readonly kind: IdentifierKind;
  readonly way: 'email' | 'phone' | 'digest';
}

/** What a text of an attribute or of consent means: a declared value by its place, `MEANINGLESS` without one. */
export interface Meaning {
  readonly code: number;
  /** Whether the value only took the place of one. */
  readonly fellBack?: 'empty' | 'unmapped' | undefined;
}

/** A column of few different texts. */
export interface TextColumn {
  /** The attribute; undefined for consent. */
  readonly attribute: string | undefined;
  readonly meaningOf: (text: string) => Meaning;
  /** Texts that are likely to stand in it. */
  readonly likely: readonly string[];
}

/** Consent of which the reader of bytes says where it stands, in as many columns behind all others, and this what it comes to. */
interface JudgedConsent {
  readonly columns: number;
  readonly judge: (field: string, since: string) => Verdict;
}

/** The columns of a file that a reader of bytes can read, in the order of the plan. */
export interface ByteColumns {
  readonly identifiers: readonly IdentifierColumn[];
  readonly texts: readonly TextColumn[];
  /** The country by which numbers are read that do not say their own. */
  readonly country: string | undefined;
  readonly judged?: JudgedConsent | undefined;
}

/** The meaning of a text that has none. */
export const MEANINGLESS = 0xff;

/** Declared values that have a place in a byte, beside what means nothing. */
const MOST_VALUES = 250;

const identifierColumn = (
  { rules }: Reading,
  kind: IdentifierKind,
): (IdentifierColumn & { readonly country: string | undefined }) | undefined => {
  const { agreement, mapping } = rules;
  const source = identifierSource(mapping, kind);
  if (source?.ways.length !== 1 || source.ways[0]?.length !== 1) return undefined;
  if (typeof source.country === 'object') return undefined;
  if (source.hashed) return { kind, way: 'digest', country: undefined };
  if (kind === 'email') return { kind, way: 'email', country: undefined };
  if (kind !== 'phone') return undefined;
  const { phone } = PLAIN_FORMS[agreement.identifiers.profile];
  const context = countryReader(source.country, contextOf(agreement.identifiers))(undefined);
  return phone && { kind, way: 'phone', country: context.defaultCountry };
};

const textColumns = ({ rules }: Reading): readonly TextColumn[] => {
  const attributes = attributeMaps(rules).map(([name, map]): TextColumn => {
    const declared = rules.attributes[name] ?? [];
    const read = attributeReader(map, rules.fillerDays?.get(map.column) ?? new Set());
    return {
      attribute: name,
      meaningOf: (text) => {
        const { value, fellBack } = read(text);
        return { code: value === null ? MEANINGLESS : declared.indexOf(value), fellBack };
      },
      likely: [...declared, ...map.values.keys(), ''],
    };
  });
  const { consent } = rules.mapping;
  return consent && isOfFew(consent)
    ? [...attributes, yesColumn(rules, consent.accept)]
    : attributes;
};

/** Whether consent is a yes alone, of which a column has few texts. */
const isOfFew = (consent: Consent): consent is Extract<Consent, { readonly accept: unknown }> =>
  'accept' in consent && consent.since === undefined;

const yesColumn = (
  rules: Reading['rules'],
  accept: readonly (string | number | boolean)[],
): TextColumn => {
  const judge = consentReader(rules);
  return {
    attribute: undefined,
    meaningOf: (text) => ({ code: judge(text, '') === 'given' ? 0 : MEANINGLESS }),
    likely: accept.map(String),
  };
};

const judgedConsent = (rules: Reading['rules']): JudgedConsent | undefined => {
  const { consent } = rules.mapping;
  return consent && !isOfFew(consent)
    ? { columns: consentColumns(consent).length, judge: consentReader(rules) }
    : undefined;
};

/**
 * How a reader of bytes reads the columns that the rules ask for; undefined where one of them needs more than it
 * knows: a name, a date, several columns for one identifier, a country of its own, ids of the party's own, or the day of the row.
 */
export const byteColumns = (reading: Reading): ByteColumns | undefined => {
  const { rules, plan } = reading;
  if (
    typeof repeatRule(rules.mapping) === 'object' ||
    plan.slots.length + plan.matchSlots.length > 0
  )
    return undefined;
  if (Object.values(rules.attributes).some(({ length }) => length > MOST_VALUES)) return undefined;
  const identifiers = plan.kinds.map((kind) => identifierColumn(reading, kind));
  if (!identifiers.every((each) => each !== undefined)) return undefined;
  const country = identifiers.find(({ way }) => way === 'phone')?.country;
  return { identifiers, texts: textColumns(reading), country, judged: judgedConsent(rules) };
};

/** Whether a text is laid out so that its rows can be read as bytes: each wanted column has one place of its own. */
export const isReadAsBytes = (
  { newline, delimiter, backslash, places }: TextLayout,
  { plan }: Reading,
): boolean => {
  const wanted = places.slice(0, plan.wanted.length).flat();
  return (
    newline === '\n' &&
    !backslash &&
    /^[^\r\n"\u0080-\u{10ffff}]$/u.test(delimiter) &&
    wanted.length === plan.wanted.length &&
    places.slice(0, plan.wanted.length).every(({ length }) => length === 1) &&
    new Set(wanted).size === wanted.length
  );
};
