import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { CalendarDay } from '#core/drops/calendar-day.ts';
import { cellText } from '#core/drops/cell.ts';
import { countryReader } from '#core/drops/country-reader.ts';
import type { IdentifierSource } from '#core/drops/identifier-source.ts';
import { partReader } from '#core/drops/read-cell.ts';
import { severalValues } from '#core/drops/several-values.ts';
import { shortPostcode } from '#core/drops/short-postcode.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { normaliseComponent, normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { contextOf, type NormaliseContext } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { Repair } from '#core/identifiers/repairs.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import { FINGERPRINTS } from '#core/lint/fingerprints.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import {
  isPlaceholderIdentifier,
  isPlaceholderText,
  PLACEHOLDER_DIGESTS,
  TWICE_HASHED_PLACEHOLDERS,
} from '#core/lint/placeholders.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';

/** Fields of the wanted columns. */
export type Fields = readonly (string | null)[];

/** The digest of an identifier, null for an empty field, or why there is none. */
export type Reading = string | null | { readonly reason: IdentifierReason };

/** Days of a column that stand for no date. */
export type FillerDays = ReadonlyMap<string, ReadonlySet<CalendarDay>>;

/** One kind of identifier of a file: what it is, where it stands, and who counts what is seen. */
export interface KindOfFile {
  readonly kind: IdentifierKind;
  readonly source: IdentifierSource;
  /** Place of its first column among the wanted ones; its country stands behind the last. */
  readonly place: number;
  readonly identifiers: Agreement['identifiers'];
  readonly fillerDays: FillerDays;
  readonly tally: LintTally;
}

/** Reads the texts of one way to an identifier. */
type PartsReader = (parts: readonly string[], context: NormaliseContext) => Reading;

const rawReader = ({ kind, source, identifiers, fillerDays, tally }: KindOfFile): PartsReader => {
  const profile = profileOf(identifiers.profile);
  const components = KIND_COMPONENTS[kind];
  const [columns = []] = source.ways;
  const readers = components.map((component, at) => {
    const column = columns[at] ?? { column: '' };
    return partReader(component, column, fillerDays.get(column.column));
  });
  const short = shortPostcode(identifiers.defaultCountry);
  const whyNot = (texts: readonly string[], context: NormaliseContext): IdentifierReason => {
    if (texts.some(isPlaceholderText)) return 'placeholder';
    const date = components.indexOf('birth_date');
    const unread =
      date >= 0 &&
      normaliseComponent(profile, 'birth_date', texts[date] ?? '', context) === undefined;
    return unread ? 'unread-date' : 'invalid-identifier';
  };
  return (parts, context) => {
    const texts: string[] = [];
    for (let at = 0; at < parts.length; at += 1) {
      const part = readers[at]?.(parts[at] ?? '') ?? { text: '' };
      if (part.text === undefined) return part;
      if (part.repair !== undefined) tally.repair(kind, part.repair);
      texts.push(part.text);
    }
    const normalised = normaliseIdentifier(profile, kind, texts, context);
    if (normalised === undefined) return { reason: whyNot(texts, context) };
    if (isPlaceholderIdentifier(texts, normalised)) return { reason: 'placeholder' };
    if (kind === 'name_postcode' && short?.(texts.at(-1) ?? ''))
      tally.suspect(kind, 'short-postcode');
    return digestIdentifier(normalised);
  };
};

const hashedReader =
  ({ kind, tally }: KindOfFile): PartsReader =>
  ([raw = '']) => {
    const { text, repair } = cellText(raw);
    if (isPlaceholderText(text)) return { reason: 'placeholder' };
    if (repair !== undefined) tally.repair(kind, repair);
    const reading = readDigest(text);
    tally.shape(kind, reading.shape);
    if ('reason' in reading) return { reason: reading.reason };
    const fingerprint = FINGERPRINTS.get(reading.digest);
    if (fingerprint !== undefined) {
      tally.suspect(kind, fingerprint);
      return { reason: 'placeholder' };
    }
    if (TWICE_HASHED_PLACEHOLDERS.has(reading.digest)) return { reason: 'digest-of-digest' };
    return PLACEHOLDER_DIGESTS.has(reading.digest) ? { reason: 'placeholder' } : reading.digest;
  };

/** The texts of one way; undefined unless all of its columns are filled. */
const filledWay = (record: Fields, from: number, length: number): readonly string[] | undefined => {
  const texts: string[] = [];
  for (let at = from; at < from + length; at += 1) {
    const text = record[at] ?? '';
    if (text === '' || text.trim() === '') return undefined;
    texts.push(text);
  }
  return texts;
};

/**
 * Makes the function that reads one kind of identifier from a row: the first that can be used, in the
 * mapping's order, of its columns and of what a cell holds. Others beside it are counted, since a person has
 * one of each kind.
 */
export const identifierReader = (of: KindOfFile): ((record: Fields) => Reading) => {
  const { kind, source, place, identifiers, tally } = of;
  const read = source.hashed ? hashedReader(of) : rawReader(of);
  const width = source.ways[0]?.length ?? 0;
  const columns = width * source.ways.length;
  const onRepair = (repair: Repair): void => tally.repair(kind, repair);
  const contextFor = countryReader(source.country, { ...contextOf(identifiers), onRepair });
  const [component = 'digest'] = source.hashed ? [] : KIND_COMPONENTS[kind];
  const severalOf = (parts: readonly string[]) =>
    width > 1 ? undefined : severalValues(component, parts[0] ?? '');
  const firstUsable = (
    ways: readonly (readonly string[])[],
    context: NormaliseContext,
  ): Reading => {
    const candidates = ways.flatMap((way) => severalOf(way)?.map((value) => [value]) ?? [way]);
    const readings = candidates.map((parts) => read(parts, context));
    const used = readings.find((reading) => typeof reading === 'string');
    if (used === undefined) return readings[0] ?? null;
    const others = readings.filter((reading) => reading !== used && !isFiller(reading)).length;
    if (others > 0) tally.leaveOut(kind, others);
    return used;
  };
  return (record) => {
    const first = filledWay(record, place, width);
    let ways = NO_WAYS;
    for (let at = width; at < columns; at += width) {
      const way = filledWay(record, place + at, width);
      if (way) ways = [...ways, way];
    }
    const only = first ?? ways[0];
    if (only === undefined) return null;
    tally.see(kind);
    const context = contextFor(record[place + columns]);
    const isOne = ways.length === (first ? 0 : 1) && severalOf(only) === undefined;
    const reading = isOne
      ? read(only, context)
      : firstUsable(first ? [first, ...ways] : ways, context);
    if (reading !== null && typeof reading !== 'string') tally.setAside(kind, reading.reason);
    return reading;
  };
};

const NO_WAYS: readonly (readonly string[])[] = [];

const isFiller = (reading: Reading): boolean =>
  reading !== null && typeof reading !== 'string' && reading.reason === 'placeholder';
