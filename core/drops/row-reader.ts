import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AttributeReading, attributeReader } from '#core/drops/attribute-reader.ts';
import { type AttributeMap, attributeMap } from '#core/drops/attribute-source.ts';
import { consentReader } from '#core/drops/consent-reader.ts';
import {
  type Fields,
  type FillerDays,
  identifierReader,
  type Reading,
} from '#core/drops/identifier-reader.ts';
import { identifierSource, sourceColumns } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { assertNever } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import type { FilePlace } from '#core/lint/prepared-report.ts';
import type { IdentifierReason, LintReason } from '#core/lint/reasons.ts';
import { ownValue } from '#core/own-value.ts';

/** Which columns a fault is about: those of a kind or an attribute, by its place in the plan, of consent, of all kinds, or none. */
export type FaultPlace =
  | { readonly of: 'kind' | 'attribute'; readonly at: number }
  | { readonly of: 'consent' | 'all-kinds' | 'nowhere' };

/** Why something of a row is not used. */
export interface RowFault {
  readonly reason: LintReason;
  readonly place: FaultPlace;
}

/** An identifier that cannot be used. */
export interface SetAside {
  /** The place of its kind in the plan. */
  readonly kind: number;
  readonly reason: IdentifierReason;
}

/** What becomes of one record: the fields of the drop's columns, or why it is left out. */
export type ReadRow =
  | {
      readonly outcome: 'accepted';
      readonly fields: readonly (string | null)[];
      /** Identifiers that cannot be used, though the row has others. */
      readonly setAside: readonly SetAside[];
    }
  | ({ readonly outcome: 'quarantined'; readonly setAside: readonly SetAside[] } & RowFault);

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
  /** Days that stand for no date, where the first rows of the file have shown some. */
  readonly fillerDays?: FillerDays;
}

/**
 * How each declared attribute is made. Throws AirlockError('usage') where the mapping makes what is not
 * declared of one.
 */
export const attributeMaps = ({
  mapping,
  attributes,
}: RowRules): readonly (readonly [name: string, map: AttributeMap])[] =>
  Object.entries(attributes).map(([name, declared]) => {
    const source = ownValue(mapping.attributes, name) ?? '';
    return [name, attributeMap({ name, source, declared })];
  });

/**
 * Kinds in the agreement's order, attributes in theirs, and the columns of the file they come from. Throws
 * AirlockError('usage') where the mapping makes what is not declared.
 */
export const planRows = (rules: RowRules): RowPlan => {
  const { agreement, mapping } = rules;
  const kinds = agreement.identifiers.kinds.filter((kind) => mapping.identifiers[kind]);
  const maps = attributeMaps(rules);
  const wanted = [
    ...kinds.flatMap((kind) => sourceColumns(mapping, kind)),
    ...maps.map(([, { column }]) => column),
    ...(mapping.consent ? [mapping.consent.column] : []),
  ];
  return { wanted, kinds, attributes: maps.map(([name]) => name) };
};

/** The places of a file that rows can be at fault in; each is one object, so that findings can be counted by it. */
export interface RowPlaces {
  readonly kinds: readonly FilePlace[];
  readonly attributes: readonly FilePlace[];
  readonly consent: FilePlace;
  readonly allKinds: FilePlace;
}

/** The columns of each kind and attribute, and of consent. */
export const rowPlaces = (rules: RowRules, { kinds }: RowPlan): RowPlaces => {
  const { mapping } = rules;
  return {
    kinds: kinds.map((kind) => ({ columns: [...sourceColumns(mapping, kind)], mappedTo: kind })),
    attributes: attributeMaps(rules).map(([name, { column }]) => ({
      columns: [column],
      mappedTo: name,
    })),
    consent: { columns: mapping.consent ? [mapping.consent.column] : [] },
    allKinds: { columns: kinds.flatMap((kind) => sourceColumns(mapping, kind)) },
  };
};

const NOWHERE: FilePlace = { columns: [] };

/** The columns of the file that a fault is about. */
export const placeOfFault = (places: RowPlaces, place: FaultPlace): FilePlace => {
  switch (place.of) {
    case 'kind':
      return places.kinds[place.at] ?? NOWHERE;
    case 'attribute':
      return places.attributes[place.at] ?? NOWHERE;
    case 'consent':
      return places.consent;
    case 'all-kinds':
      return places.allKinds;
    case 'nowhere':
      return NOWHERE;
    default:
      return assertNever(place);
  }
};

const quarantined = (
  reason: LintReason,
  place: FaultPlace,
  setAside: readonly SetAside[] = [],
): ReadRow => ({ outcome: 'quarantined', reason, place, setAside });

/** What cannot even be taken apart into fields. */
export const MALFORMED: ReadRow = quarantined('malformed-row', { of: 'nowhere' });

const NO_CONSENT = quarantined('no-consent', { of: 'consent' });
const NO_IDENTIFIER = quarantined('no-identifier', { of: 'all-kinds' });

const isBlank = (field: string | null | undefined): boolean =>
  field === null || field === undefined || field.trim() === '';

/**
 * Makes the function that reads one record: whom nobody may or can use first (consent, then a row without
 * any identifier), then attributes, then each identifier; a row is left out only when no identifier remains.
 * Tells the tally what it saw.
 */
export const rowReader = (rules: RowRules, plan: RowPlan, tally: LintTally) => {
  const { consent } = rules.mapping;
  const accepts = consent ? consentReader(consent.accept) : () => true;
  const readers = identifierReaders(rules, plan, tally);
  const readValues = attributesReader(rules, plan, tally);
  const firstAttribute = plan.wanted.length - plan.attributes.length - (consent ? 1 : 0);
  return (record: Fields): ReadRow => {
    if (!accepts(record[plan.wanted.length - 1] ?? '')) return NO_CONSENT;
    if (isBlankBefore(record, firstAttribute)) return NO_IDENTIFIER;
    const values = readValues(record);
    if (typeof values === 'number')
      return quarantined('undeclared-value', { of: 'attribute', at: values });
    const { digests, setAside } = readIdentifiers(record, readers);
    if (!digests.every(isNone))
      return { outcome: 'accepted', fields: [...digests, ...values], setAside };
    const [first] = setAside;
    return first
      ? quarantined(first.reason, { of: 'kind', at: first.kind }, setAside)
      : NO_IDENTIFIER;
  };
};

const isNone = (field: string | null): boolean => field === null;

const isBlankBefore = (record: Fields, end: number): boolean => {
  for (let at = 0; at < end; at += 1) if (!isBlank(record[at])) return false;
  return true;
};

const NOTHING_ASIDE: readonly SetAside[] = [];

const readIdentifiers = (record: Fields, readers: readonly ((record: Fields) => Reading)[]) => {
  let setAside = NOTHING_ASIDE;
  const digests: (string | null)[] = [];
  for (let kind = 0; kind < readers.length; kind += 1) {
    const reading = readers[kind]?.(record) ?? null;
    const isUsed = reading === null || typeof reading === 'string';
    digests.push(isUsed ? reading : null);
    if (!isUsed) setAside = [...setAside, { kind, reason: reading.reason }];
  }
  return { digests, setAside };
};

const NO_FILLER_DAYS: FillerDays = new Map();

const identifierReaders = (
  { agreement, mapping, fillerDays = NO_FILLER_DAYS }: RowRules,
  { kinds }: RowPlan,
  tally: LintTally,
): readonly ((record: Fields) => Reading)[] => {
  const { identifiers } = agreement;
  let place = 0;
  return kinds.flatMap((kind) => {
    const source = identifierSource(mapping, kind);
    if (!source) return [];
    const from = place;
    place += sourceColumns(mapping, kind).length;
    return [identifierReader({ kind, source, place: from, identifiers, fillerDays, tally })];
  });
};

/** Reads the declared value of every attribute; answers the place of the first that has none. */
const attributesReader = (rules: RowRules, { wanted, attributes }: RowPlan, tally: LintTally) => {
  const first = wanted.length - attributes.length - (rules.mapping.consent ? 1 : 0);
  const readers = attributeMaps(rules).map(([, map]) =>
    attributeReader(map, rules.fillerDays?.get(map.column) ?? new Set()),
  );
  return (record: Fields): readonly string[] | number => {
    const readings = readers.map((read, at): AttributeReading => read(record[first + at] ?? ''));
    const values: string[] = [];
    for (const [at, { value }] of readings.entries()) {
      if (value === null) return at;
      values.push(value);
    }
    readings.forEach(({ fellBack }, at) => {
      if (fellBack) tally.fallBack(attributes[at] ?? '', fellBack);
    });
    return values;
  };
};
