import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { isHashed, type Mapping, sourceColumns } from '#core/drops/mapping.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { contextOf, type NormaliseContext, type Profile } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { Repair } from '#core/identifiers/repairs.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import {
  isPlaceholderIdentifier,
  isPlaceholderText,
  PLACEHOLDER_DIGESTS,
} from '#core/lint/placeholders.ts';
import type { FilePlace } from '#core/lint/prepared-report.ts';
import type { IdentifierReason, LintReason } from '#core/lint/reasons.ts';
import { ownValue } from '#core/own-value.ts';

/** Why something of a row is not used, and the columns of the file that it is about. */
export interface RowFault {
  readonly reason: LintReason;
  /** One object for each place of a file, so that findings can be counted by it. */
  readonly place: FilePlace;
}

/** What becomes of one record: the fields of the drop's columns, or why it is left out. */
export type ReadRow =
  | {
      readonly outcome: 'accepted';
      readonly fields: readonly (string | null)[];
      /** Identifiers that cannot be used, though the row has others. */
      readonly setAside: readonly RowFault[];
    }
  | ({ readonly outcome: 'quarantined' } & RowFault);

type Fields = readonly (string | null)[];
type Reading = string | null | { readonly reason: IdentifierReason };

/** Columns of the file that the mapping asks for, and those of the drop, in one fixed order. */
export interface RowPlan {
  readonly wanted: readonly string[];
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: readonly string[];
}

/** What a row is read with. */
export interface RowRules {
  readonly agreement: Agreement;
  readonly mapping: Mapping;
  /** Declared values of the dataset's attributes. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Kinds in the agreement's order, attributes in theirs, and the columns of the file they come from. */
export const planRows = ({ agreement, mapping, attributes }: RowRules): RowPlan => {
  const kinds = agreement.identifiers.kinds.filter((kind) => mapping.identifiers[kind]);
  const names = Object.keys(attributes);
  const wanted = [
    ...kinds.flatMap((kind) => sourceColumns(mapping, kind)),
    ...names.map((name) => ownValue(mapping.attributes, name) ?? ''),
    ...(mapping.consent ? [mapping.consent.column] : []),
  ];
  return { wanted, kinds, attributes: names };
};

/** The places of a file that rows can be at fault in. */
export interface RowPlaces {
  readonly kinds: readonly FilePlace[];
  readonly attributes: readonly FilePlace[];
  readonly consent: FilePlace;
  readonly allKinds: FilePlace;
}

/** The columns of each kind and attribute, and of consent. */
export const rowPlaces = ({ mapping }: RowRules, { kinds, attributes }: RowPlan): RowPlaces => ({
  kinds: kinds.map((kind) => ({ columns: [...sourceColumns(mapping, kind)], mappedTo: kind })),
  attributes: attributes.map((name) => ({
    columns: [ownValue(mapping.attributes, name) ?? ''],
    mappedTo: name,
  })),
  consent: { columns: mapping.consent ? [mapping.consent.column] : [] },
  allKinds: { columns: kinds.flatMap((kind) => sourceColumns(mapping, kind)) },
});

const NOWHERE: FilePlace = { columns: [] };

/** What cannot even be taken apart into fields. */
export const MALFORMED: ReadRow = {
  outcome: 'quarantined',
  reason: 'malformed-row',
  place: NOWHERE,
};

const quarantined = (reason: LintReason, place: FilePlace): ReadRow => ({
  outcome: 'quarantined',
  reason,
  place,
});

const isBlank = (field: string | null | undefined): boolean => (field ?? '').trim() === '';

/**
 * Makes the function that reads one record: whom nobody may or can use first (consent, then a row without
 * any identifier), then attributes, then each identifier; a row is left out only when no identifier remains.
 * Tells the tally what it saw.
 */
export const rowReader = (rules: RowRules, plan: RowPlan, tally: LintTally) => {
  const places = rowPlaces(rules, plan);
  const consented = consentReader(rules.mapping, plan.wanted.length - 1);
  const readers = identifierReaders(rules, plan, tally);
  const firstAttribute =
    plan.wanted.length - plan.attributes.length - (rules.mapping.consent ? 1 : 0);
  const declared = plan.attributes.map((name) => new Set(rules.attributes[name]));
  const noFaults: readonly RowFault[] = [];
  return (record: Fields): ReadRow => {
    if (!consented(record)) return quarantined('no-consent', places.consent);
    if (record.slice(0, firstAttribute).every(isBlank))
      return quarantined('no-identifier', places.allKinds);
    const values = declared.map((known, at) => declaredValue(record[firstAttribute + at], known));
    const undeclared = values.indexOf(null);
    if (undeclared >= 0)
      return quarantined('undeclared-value', places.attributes[undeclared] ?? NOWHERE);
    let setAside = noFaults;
    const fields = readers.map((read, at) => {
      const reading = read(record);
      if (reading === null || typeof reading === 'string') return reading;
      setAside = [...setAside, { ...reading, place: places.kinds[at] ?? NOWHERE }];
      return null;
    });
    if (fields.every((field) => field === null))
      return setAside[0]
        ? { outcome: 'quarantined', ...setAside[0] }
        : quarantined('no-identifier', places.allKinds);
    return { outcome: 'accepted', fields: [...fields, ...values], setAside };
  };
};

const consentReader = (mapping: Mapping, place: number): ((record: Fields) => boolean) => {
  if (!mapping.consent) return () => true;
  const accepted = new Set(mapping.consent.accept.map((text) => text.trim().toLowerCase()));
  return (record) => accepted.has((record[place] ?? '').trim().toLowerCase());
};

/** The declared value, `unknown` for an empty field where that is declared, or null. */
const declaredValue = (
  field: string | null | undefined,
  known: ReadonlySet<string>,
): string | null => {
  const text = field ?? '';
  if (known.has(text)) return text;
  const value = text.normalize('NFC').trim() || 'unknown';
  return known.has(value) ? value : null;
};

const identifierReaders = (
  { agreement, mapping }: RowRules,
  { kinds }: RowPlan,
  tally: LintTally,
): readonly ((record: Fields) => Reading)[] => {
  const profile = profileOf(agreement.identifiers.profile);
  let place = 0;
  return kinds.map((kind) => {
    const from = place;
    place += sourceColumns(mapping, kind).length;
    const to = place;
    const context = {
      ...contextOf(agreement.identifiers),
      onRepair: (repair: Repair) => tally.repair(kind, repair),
    };
    const read = isHashed(mapping, kind)
      ? readHashed(kind, tally)
      : readRaw(profile, kind, context);
    return (record) => {
      const parts: string[] = [];
      for (let at = from; at < to; at += 1) {
        const part = record[at] ?? '';
        if (part === '' || part.trim() === '') return null;
        parts.push(part);
      }
      tally.see(kind);
      const reading = read(parts);
      if (reading !== null && typeof reading !== 'string') tally.setAside(kind, reading.reason);
      return reading;
    };
  });
};

const readRaw =
  (profile: Profile, kind: IdentifierKind, context: NormaliseContext) =>
  (parts: readonly string[]): Reading => {
    const normalised = normaliseIdentifier(profile, kind, parts, context);
    if (normalised === undefined)
      return { reason: parts.some(isPlaceholderText) ? 'placeholder' : 'invalid-identifier' };
    if (isPlaceholderIdentifier(parts, normalised)) return { reason: 'placeholder' };
    return digestIdentifier(normalised);
  };

const readHashed =
  (kind: IdentifierKind, tally: LintTally) =>
  ([text = '']: readonly string[]): Reading => {
    const reading = readDigest(text);
    tally.shape(kind, reading.shape);
    if ('reason' in reading) return { reason: reading.reason };
    return PLACEHOLDER_DIGESTS.has(reading.digest) ? { reason: 'placeholder' } : reading.digest;
  };
