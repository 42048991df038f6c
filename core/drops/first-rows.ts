import { type AttributeReading, attributeReader } from '#core/drops/attribute-reader.ts';
import { type AttributeMap, attributeColumn } from '#core/drops/attribute-source.ts';
import type { CalendarDay } from '#core/drops/calendar-day.ts';
import type { DateFormat } from '#core/drops/date-format.ts';
import { dateHint } from '#core/drops/date-hint.ts';
import { folded } from '#core/drops/fold.ts';
import type { Fields, FillerDays } from '#core/drops/identifier-reader.ts';
import { identifierSource, type SourceColumn } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { matchSources } from '#core/drops/match-schema.ts';
import { partReader, type ReadPart } from '#core/drops/read-cell.ts';
import { dateReader } from '#core/drops/read-date.ts';
import { attributeMaps, type RowPlan, type RowRules } from '#core/drops/row-plan.ts';
import { AirlockError } from '#core/errors.ts';
import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { normaliseComponent } from '#core/identifiers/normalise.ts';
import type { Profile } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { looksHashed } from '#core/lint/digest-shape.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';
import { ownValue } from '#core/own-value.ts';
import { FILLER_DAY_ROWS, FILLER_DAY_SHARE } from '#core/source-limits.ts';

/** Days that programs write where they have none: the first of Excel, of .NET's OLE dates and of Unix. */
const FILLER_DAYS: ReadonlySet<CalendarDay> = new Set([
  ...['1899-12-30', '1899-12-31', '1900-01-01', '1901-01-01', '1904-01-01', '1970-01-01'],
]);

/** A column of the file that a part of a raw identifier or of a person is read from, and the texts of its first rows. */
interface RawColumn {
  readonly kind: IdentifierKind | 'match';
  readonly component: ReadPart;
  readonly from: SourceColumn;
  readonly texts: readonly string[];
}

type Texts = (column: string) => readonly string[];

const rawColumns = (
  mapping: Mapping,
  { kinds, matchSlots }: RowPlan,
  textsOf: Texts,
): RawColumn[] => [
  ...identifierColumns(mapping, kinds, textsOf),
  ...matchSources(matchSlots.length > 0 ? mapping.match : undefined).map(([component, from]) => ({
    ...{ kind: 'match' as const, component, from },
    texts: textsOf(from.column),
  })),
];

const identifierColumns = (
  mapping: Mapping,
  kinds: RowPlan['kinds'],
  textsOf: Texts,
): RawColumn[] =>
  kinds.flatMap((kind) => {
    const source = identifierSource(mapping, kind);
    if (!source || source.hashed) return [];
    return source.ways.flatMap((way) =>
      way.flatMap((from, at) => {
        const component = KIND_COMPONENTS[kind][at];
        return component ? [{ kind, component, from, texts: textsOf(from.column) }] : [];
      }),
    );
  });

const isMost = (some: number, { length }: readonly string[]): boolean => some * 2 > length;

const input = (says: string): never => {
  throw new AirlockError('input', says);
};

const checkHashed = ({ kind, from, texts }: RawColumn): void => {
  if (!isMost(texts.filter(looksHashed).length, texts)) return;
  if (kind === 'match')
    input(
      `The column "${from.column}" looks like digests, and match keys are made of plain values: map those, or leave it out of "match".`,
    );
  else checkPlain(kind, from.column);
};

const checkPlain = (kind: IdentifierKind, column: string): void => {
  const raw = `The column "${column}" looks like digests and is mapped to "${kind}" as raw, so that they would be hashed again`;
  input(
    KIND_COMPONENTS[kind].length > 1
      ? `${raw}: map plain values, or one column with the digest of all of them by { column, hashed: true }.`
      : `${raw}: say { column: "${column}", hashed: true } in the mapping (--hashed ${kind}), or map plain values.`,
  );
};

const checkDates = ({ component, from, texts }: RawColumn, profile: Profile): void => {
  if (component !== 'birth_date') return;
  const read = partReader(component, from, undefined);
  const written = texts.filter((text) => !isPlaceholderText(text));
  const unread = written.filter((text) => {
    const part = read(text);
    return 'reason' in part || normaliseComponent(profile, component, part.text, {}) === undefined;
  });
  if (!isMost(unread.length, written)) return;
  const hint = dateHint(unread.map((text) => text.trim()));
  input(
    from.format
      ? `Most dates of the column "${from.column}" are not written as ${from.format.format}, which the mapping declares: see whether it is ${hint}.`
      : `Most dates of the column "${from.column}" are not year first: declare in the mapping how they are written, { column: "${from.column}", ${hint} }.`,
  );
};

const fillersOf = (texts: readonly string[], format: DateFormat | undefined): Set<CalendarDay> => {
  const read = dateReader(format);
  const rows = new Map<CalendarDay, number>();
  for (const text of texts) {
    const day = read(text);
    if (day !== undefined && FILLER_DAYS.has(day)) rows.set(day, (rows.get(day) ?? 0) + 1);
  }
  const least = Math.max(FILLER_DAY_ROWS, texts.length * FILLER_DAY_SHARE);
  return new Set([...rows].flatMap(([day, seen]) => (seen >= least ? [day] : [])));
};

const dateColumns = (mapping: Mapping, raw: readonly RawColumn[]): readonly SourceColumn[] => [
  ...raw.filter(({ component }) => component === 'birth_date').map(({ from }) => from),
  ...Object.values(mapping.attributes).map((source) => {
    const { format, firstYear } = typeof source === 'string' ? {} : source;
    const column = attributeColumn(source);
    return { column, format: format === undefined ? undefined : { format, firstYear } };
  }),
];

/** Refuses values that would all be undeclared, or unknown, though only their case or accents differ. */
const checkNearValues = (name: string, map: AttributeMap, texts: readonly string[]): void => {
  const read = attributeReader(map, new Set());
  const near = new Set([...map.values.keys()].map(folded));
  const missed = texts.filter((text) => {
    const { value, fellBack } = read(text);
    return (value === null || fellBack === 'unmapped') && near.has(folded(text));
  });
  if (isMost(missed.length, texts))
    input(
      `Most values of the column "${map.column}" differ from those that are declared for "${name}" only in case or accents: say { column: "${map.column}", ignore: [case, accents] } in the mapping.`,
    );
};

/**
 * Refuses a column of which no value means anything that is declared: the attribute would be lost for all,
 * with nothing wrong in sight. A mapping that says `otherwise` means just that.
 */
const checkAnyValue = (name: string, map: AttributeMap, texts: readonly string[]): void => {
  const read = attributeReader(map, new Set());
  const written = texts.filter((text) => read(text).fellBack !== 'empty');
  if (written.length < FEWEST_VALUES || written.some((text) => isMapped(read(text)))) return;
  input(
    `No value of the column "${map.column}" means one that is declared for "${name}": say in the mapping what they mean, { column: "${map.column}", values: { … } } or bands, or that they do not matter, by otherwise.`,
  );
};

const isMapped = ({ value, fellBack }: AttributeReading): boolean =>
  value !== null && fellBack === undefined;

/** Fewer values than this may all be undeclared by chance. */
const FEWEST_VALUES = 20;

/**
 * What the first rows of a file say of its columns: the days in them that stand for no date. Throws
 * AirlockError('input') where most of a column cannot be what the mapping takes it for: digests where plain
 * values must be, or dates of which nobody said how they are written.
 */
export const lookAtFirstRows = (
  rules: RowRules,
  plan: RowPlan,
  rows: readonly Fields[],
): FillerDays => {
  const { mapping, agreement } = rules;
  const { wanted } = plan;
  const textsOf: Texts = (column) =>
    rows.map((fields) => fields[wanted.indexOf(column)] ?? '').filter((text) => text.trim() !== '');
  const raw = rawColumns(mapping, plan, textsOf);
  const profile = profileOf(agreement.identifiers.profile);
  for (const column of raw) {
    checkHashed(column);
    checkDates(column, profile);
  }
  for (const [name, map] of attributeMaps(rules)) {
    checkNearValues(name, map, textsOf(map.column));
    const source = ownValue(mapping.attributes, name);
    const isMeant = typeof source === 'object' && source.otherwise !== undefined;
    if (!isMeant) checkAnyValue(name, map, textsOf(map.column));
  }
  return new Map(
    dateColumns(mapping, raw).map(({ column, format }) => [
      column,
      fillersOf(textsOf(column), format),
    ]),
  );
};
