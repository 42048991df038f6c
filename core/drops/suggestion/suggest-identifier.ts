import type { Mapping } from '#core/drops/mapping.ts';
import {
  type Candidate,
  columnsOf,
  type Found,
  nameColumns,
} from '#core/drops/suggestion/columns-of.ts';
import { countryColumn } from '#core/drops/suggestion/country-column.ts';
import { dateWritingOf } from '#core/drops/suggestion/date-format-of.ts';
import type { SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import { namesOf, type SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { type Component, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';

type Source = Exclude<Mapping['identifiers'][IdentifierKind], string | undefined>;

/** Where a kind may stand in a file, and what is to be said of it. */
export interface SuggestedIdentifier {
  readonly source?: Source;
  readonly notes: readonly SuggestionNote[];
}

/** What the suggestion is made for. */
export interface Expected {
  readonly kind: IdentifierKind;
  readonly defaultCountry: string | undefined;
}

const note = (about: string, what: SuggestionNote['what'], says: string): SuggestionNote => ({
  about,
  what,
  says,
});

const SHAPE_SAYS: Partial<Readonly<Record<Candidate['shape'], string>>> = {
  strange: 'is named like it, but does not hold it',
  'other-digests': 'holds digests that are not SHA-256',
  'payment-cards': 'looks like payment cards, which are not to be matched on',
};

const asideSays = ({ name, shape }: Candidate): string =>
  `"${name}" ${SHAPE_SAYS[shape] ?? 'looks like it, but may be of somebody else'}`;

const asideNotes = (kind: string, { aside }: Found): readonly SuggestionNote[] =>
  aside.map((candidate) => note(kind, 'left-out', `${asideSays(candidate)}.`));

const missing = (kind: IdentifierKind, parts: readonly Component[]): SuggestionNote => {
  const what = KIND_COMPONENTS[kind].length > 1 ? ` for ${parts.join(' and ')}` : '';
  return note(kind, 'missing', `No column is named like it${what}, and none holds such values.`);
};

/** One kind of a single value: raw columns together, else hashed ones, for a kind is one or the other. */
const single = (kind: IdentifierKind, found: Found): SuggestedIdentifier => {
  const { taken } = found;
  const [best] = taken;
  const notes = asideNotes(kind, found);
  if (!best) return { notes: [missing(kind, []), ...notes] };
  const isRaw = ({ shape, column }: Candidate): boolean =>
    shape !== 'digests' && !(shape === 'unknown' && HASHED.test(column.words));
  const hashed = !taken.some(isRaw);
  const alike = taken.filter((candidate) => isRaw(candidate) !== hashed);
  // Numbers of different makers are different numbers.
  const used = kind === 'customer_id' ? alike.slice(0, 1) : alike;
  const unused = taken.filter((candidate) => !used.includes(candidate));
  const left =
    unused.length === 0
      ? []
      : [
          note(
            kind,
            'left-out',
            `${namesOf(unused)} may hold it too, and cannot be used beside it.`,
          ),
        ];
  const names = [...new Set(used.map(({ name }) => name))];
  const [column = best.name] = names;
  const source = names.length > 1 ? { columns: names, hashed } : { column, hashed };
  return { source, notes: [...left, ...notes] };
};

const HASHED = /\b(?:sha|hash\w*|digest|hem)\b/;

const foundFor = (component: Component, columns: readonly SampledColumn[]): Found =>
  component === 'given_name' || component === 'surname'
    ? nameColumns(columns)[component]
    : columnsOf(component, columns);

/** A kind of several parts, each in the column that is the best for it. */
const composite = (
  kind: IdentifierKind,
  columns: readonly SampledColumn[],
): SuggestedIdentifier => {
  const parts = KIND_COMPONENTS[kind].map((component) => {
    const found = foundFor(component, columns);
    const plain = found.taken.filter(({ shape }) => shape !== 'digests');
    return { component, found, best: plain[0] };
  });
  const lacking = parts.flatMap(({ component, best }) => (best ? [] : [component]));
  const aside = parts.flatMap(({ best, found }) => (best ? [] : asideNotes(kind, found)));
  if (lacking.length > 0) return { notes: [missing(kind, lacking), ...aside] };
  const notes: SuggestionNote[] = [];
  const used = parts.flatMap(({ component, best }) => {
    if (!best) return [];
    const writing =
      component === 'birth_date' && best.shape === 'fits'
        ? dateWritingOf(best.column.texts)
        : { sure: true as const };
    if (!writing.sure)
      notes.push(note(kind, 'open', `"${best.name}" holds the day of birth, but ${writing.says}.`));
    const format = writing.sure && 'format' in writing ? writing.format : undefined;
    return [format === undefined ? best.name : { column: best.name, format }];
  });
  return { source: { columns: used, hashed: false }, notes };
};

/** Numbers that say their country themselves. */
const isInternational = (text: string): boolean => /^['=" ]*(?:\+|00)/.test(text);

const withCountry = (
  suggested: SuggestedIdentifier,
  columns: readonly SampledColumn[],
  defaultCountry: string | undefined,
): SuggestedIdentifier => {
  const { source, notes } = suggested;
  if (!source || source.hashed) return suggested;
  const names = source.columns ?? [source.column];
  const texts = columns.filter(({ name }) => names.includes(name)).flatMap((each) => each.texts);
  if (texts.length > 0 && texts.every(isInternational)) return suggested;
  const country = countryColumn(columns);
  if (country !== undefined) return { source: { ...source, country: { column: country } }, notes };
  if (defaultCountry !== undefined) return suggested;
  const says =
    'Some numbers do not begin with +, and no column names their country: add country: DE, or of whichever they are.';
  return { source, notes: [...notes, note('phone', 'open', says)] };
};

/** Where a kind of identifier stands in a file, as far as its header and first rows say. */
export const suggestIdentifier = (
  columns: readonly SampledColumn[],
  { kind, defaultCountry }: Expected,
): SuggestedIdentifier => {
  const [component, ...more] = KIND_COMPONENTS[kind];
  if (component === undefined || more.length > 0) return composite(kind, columns);
  const suggested = single(kind, columnsOf(component, columns));
  return kind === 'phone' ? withCountry(suggested, columns, defaultCountry) : suggested;
};
