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
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { ownValue } from '#core/own-value.ts';

/** What becomes of one record: the fields of the drop's columns, or why it is left out. */
export type ReadRow =
  | { readonly outcome: 'accepted'; readonly fields: readonly (string | null)[] }
  | { readonly outcome: 'quarantined'; readonly reason: LintReason };

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

const quarantined = (reason: LintReason): ReadRow => ({ outcome: 'quarantined', reason });

/**
 * Makes the function that reads one record: row faults first (consent, then attributes), then each
 * identifier; a row is left out only when no identifier remains. Tells the tally what it saw.
 */
export const rowReader = (rules: RowRules, plan: RowPlan, tally: LintTally) => {
  const { consent } = rules.mapping;
  const accepts = consent ? consentReader(consent.accept) : () => true;
  const readers = identifierReaders(rules, plan, tally);
  const readValues = attributesReader(rules, plan, tally);
  return (record: Fields): ReadRow => {
    if (!accepts(record[plan.wanted.length - 1] ?? '')) return quarantined('no-consent');
    const values = readValues(record);
    if (values === undefined) return quarantined('undeclared-value');
    let reason: LintReason = 'no-identifier';
    let digests = 0;
    const fields = readers.map((read) => {
      const reading = read(record);
      if (typeof reading === 'string') digests += 1;
      else if (reading !== null && reason === 'no-identifier') reason = reading.reason;
      return typeof reading === 'string' ? reading : null;
    });
    if (digests === 0) return quarantined(reason);
    return { outcome: 'accepted', fields: [...fields, ...values] };
  };
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

/** Reads the declared value of every attribute; undefined if one has none. */
const attributesReader = (rules: RowRules, { wanted, attributes }: RowPlan, tally: LintTally) => {
  const first = wanted.length - attributes.length - (rules.mapping.consent ? 1 : 0);
  const readers = attributeMaps(rules).map(([, map]) =>
    attributeReader(map, rules.fillerDays?.get(map.column) ?? new Set()),
  );
  return (record: Fields): readonly string[] | undefined => {
    const readings = readers.map((read, at): AttributeReading => read(record[first + at] ?? ''));
    const values: string[] = [];
    for (const { value } of readings) {
      if (value === null) return undefined;
      values.push(value);
    }
    readings.forEach(({ fellBack }, at) => {
      if (fellBack) tally.fallBack(attributes[at] ?? '', fellBack);
    });
    return values;
  };
};
