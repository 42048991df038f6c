import { type AttributeReading, attributeReader } from '#core/drops/attribute-reader.ts';
import { consentColumns } from '#core/drops/consent/consent-mapping.ts';
import { consentReader } from '#core/drops/consent/consent-reader.ts';
import {
  type Fields,
  type FillerDays,
  identifierReader,
  type Reading,
} from '#core/drops/identifier-reader.ts';
import { identifierSource, sourceColumns } from '#core/drops/identifier-source.ts';
import { matchKeyReader } from '#core/drops/match-key-reader.ts';
import { matchColumns } from '#core/drops/match-schema.ts';
import { ownIdColumns, ownIdReader } from '#core/drops/own-id-reader.ts';
import {
  attributeMaps,
  type FaultPlace,
  type RowPlan,
  type RowRules,
} from '#core/drops/row-plan.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import type { IdentifierReason, LintReason } from '#core/lint/reasons.ts';

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

const quarantined = (
  reason: LintReason,
  place: FaultPlace,
  setAside: readonly SetAside[] = [],
): ReadRow => ({ outcome: 'quarantined', reason, place, setAside });

/** What cannot even be taken apart into fields. */
export const MALFORMED: ReadRow = quarantined('malformed-row', { of: 'nowhere' });

const NO_IDENTIFIER = quarantined('no-identifier', { of: 'all-kinds' });

/** Where in a record the columns of consent begin, behind all others. */
const consentPlace = ({ mapping }: RowRules, { wanted }: RowPlan): number =>
  wanted.length - consentColumns(mapping.consent).length;

const isBlank = (field: string | null | undefined): boolean =>
  field === null || field === undefined || field.trim() === '';

/**
 * Makes the function that reads one record: whom nobody may or can use first (consent, then a row without
 * any identifier), then attributes, then each identifier and match key; a row is left out only when none of them remains.
 * Tells the tally what it saw.
 */
export const rowReader = (rules: RowRules, plan: RowPlan, tally: LintTally) => {
  const judge = consentReader(rules);
  const readers = identifierReaders(rules, plan, tally);
  const readOwnIds = ownIdsReader(rules, plan, tally);
  const readKeys = matchKeysReader(rules, plan, tally);
  const readValues = attributesReader(rules, plan, tally);
  const firstConsent = consentPlace(rules, plan);
  const firstAttribute = firstConsent - plan.attributes.length;
  const isEnough = rules.own?.isEnough ?? false;
  const lastNeeded = firstAttribute - (isEnough ? 0 : ownIdColumns(rules.mapping.bridges).length);
  return (record: Fields): ReadRow => {
    const verdict = judge(record[firstConsent] ?? '', record[firstConsent + 1] ?? '');
    if (verdict !== 'given') return quarantined(verdict, { of: 'consent' });
    if (isBlankBefore(record, lastNeeded)) return NO_IDENTIFIER;
    const values = readValues(record);
    if (typeof values === 'number')
      return quarantined('undeclared-value', { of: 'attribute', at: values });
    const { digests, setAside: aside } = readIdentifiers(record, readers);
    const keys = readKeys(record);
    const hasAny = !digests.every(isNone) || !keys.every(isNone);
    const own = hasAny || isEnough ? readOwnIds(record) : NO_OWN_IDS;
    const setAside = own.setAside.length > 0 ? [...aside, ...own.setAside] : aside;
    if (hasAny || (isEnough && !own.digests.every(isNone))) {
      const fields = [...digests, ...own.digests, ...keys, ...values];
      return { outcome: 'accepted', fields, setAside };
    }
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

interface OwnIdFields {
  /** As many as there are places, null in those that nobody needs. */
  readonly digests: readonly (string | null)[];
  readonly setAside: readonly SetAside[];
}

const NO_OWN_IDS: OwnIdFields = { digests: [], setAside: NOTHING_ASIDE };

/** Reads the ids of the party's own; what is wrong with one is told at the first place. */
const ownIdsReader = (
  rules: RowRules,
  plan: RowPlan,
  tally: LintTally,
): ((record: Fields) => OwnIdFields) => {
  const { kinds, slots } = plan;
  const { bridges } = rules.mapping;
  const { own } = rules;
  if (!bridges || !own) return () => NO_OWN_IDS;
  const firstAttribute = consentPlace(rules, plan) - plan.attributes.length;
  const read = ownIdReader(own, bridges, firstAttribute - ownIdColumns(bridges).length);
  return (record) => {
    const { digests, setAside } = read(record);
    const [first] = slots;
    if (first) tally.see(first, setAside.length);
    slots.forEach((slot, at) => {
      if (digests[at] !== undefined) tally.see(slot);
    });
    return {
      digests: slots.map((_, at) => digests[at] ?? null),
      setAside: setAside.map((reason) => ({ kind: kinds.length, reason })),
    };
  };
};

/** Reads the match keys of a row, as many as there are places. */
const matchKeysReader = (
  rules: RowRules,
  plan: RowPlan,
  tally: LintTally,
): ((record: Fields) => readonly (string | null)[]) => {
  const { mapping, table, fillerDays = NO_FILLER_DAYS } = rules;
  const { match, bridges } = mapping;
  if (!match || !table) return () => NO_KEYS;
  const behind = plan.attributes.length + ownIdColumns(bridges).length + matchColumns(match).length;
  const place = consentPlace(rules, plan) - behind;
  const read = matchKeyReader({ match, table, place, fillerDays, tally });
  return (record) => {
    const digests = read(record);
    plan.matchSlots.forEach((slot, at) => {
      if (!isNone(digests[at] ?? null)) tally.see(slot);
    });
    return digests;
  };
};

const NO_KEYS: readonly null[] = [];

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
const attributesReader = (rules: RowRules, plan: RowPlan, tally: LintTally) => {
  const { attributes } = plan;
  const first = consentPlace(rules, plan) - attributes.length;
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
