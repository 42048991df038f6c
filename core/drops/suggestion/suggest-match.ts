import type { MatchColumns } from '#core/drops/match-schema.ts';
import { columnsOf, type Found, nameColumns } from '#core/drops/suggestion/columns-of.ts';
import { dateWritingOf } from '#core/drops/suggestion/date-format-of.ts';
import type { SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { PERSON_PARTS, type PersonPart } from '#core/match-keys/features.ts';

/** In which columns a person may be described, and what is to be said of it. */
export interface SuggestedMatch {
  readonly match?: MatchColumns;
  readonly notes: readonly SuggestionNote[];
}

/** A number of a house has a street in its name, too, and is looked for before one. */
const SOUGHT: readonly PersonPart[] = [
  'house_number',
  ...PERSON_PARTS.filter((part) => part !== 'house_number'),
];

/** A part in columns that no other part was found in; what is half of a name shows beside the other half alone. */
const foundFor = (
  part: PersonPart,
  columns: readonly SampledColumn[],
  used: ReadonlySet<string>,
): Found =>
  part === 'given_name' || part === 'surname'
    ? nameColumns(columns)[part]
    : columnsOf(
        part,
        columns.filter(({ name }) => !used.has(name)),
      );

const note = (what: SuggestionNote['what'], says: string): SuggestionNote => ({
  ...{ about: 'match', what, says },
});

/** A date whose writing nobody can tell is left out: half of a person is better than another one's birth date. */
const sourceOf = (
  part: PersonPart,
  { name, texts }: SampledColumn,
): MatchColumns[PersonPart] | SuggestionNote => {
  if (part !== 'birth_date') return name;
  const writing = dateWritingOf(texts);
  if (!writing.sure)
    return {
      about: 'match',
      what: 'open',
      says: `"${name}" holds the day of birth, but ${writing.says}.`,
    };
  return writing.format === undefined ? name : { column: name, format: writing.format };
};

/** Where names, birth date and address stand in a file, each in one column, as far as its header and first rows say. */
export const suggestMatch = (columns: readonly SampledColumn[]): SuggestedMatch => {
  const match: MatchColumns = {};
  const notes: SuggestionNote[] = [];
  const used = new Set<string>();
  for (const part of SOUGHT) {
    const { taken } = foundFor(part, columns, used);
    const best = taken.find(({ shape }) => shape === 'fits' || shape === 'unknown');
    if (!best) continue;
    const source = sourceOf(part, best.column);
    used.add(best.name);
    if (typeof source === 'object' && 'about' in source) notes.push(source);
    else match[part] = source;
  }
  if (Object.keys(match).length >= 2) return { match: inOrder(match), notes };
  const says = 'No two columns are named like names, a birth date or an address.';
  return { notes: [...notes, note('missing', says)] };
};

const inOrder = (match: MatchColumns): MatchColumns =>
  Object.fromEntries(
    PERSON_PARTS.flatMap((part) => (match[part] === undefined ? [] : [[part, match[part]]])),
  );
