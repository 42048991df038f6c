import { hasTime, timeReader } from '#core/drops/read-time.ts';
import { DATE_FORMATS } from '#core/drops/suggestion/date-format-of.ts';
import { isTelling, type SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import { namesOf, type SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

/** Of a column so many texts are looked at: formats are many, and the first times tell how all are written. */
const LOOKED_AT = 100;

/** A column is of times when nearly all of it are: some are fillers. */
const NEARLY_ALL = 0.9;

const UNIX = { unix: /^\d{9,10}$/, 'unix-ms': /^\d{12,13}$/ } as const;

const DAYS = ['iso', 'YYYY/MM/DD', 'YYYY.MM.DD', ...DATE_FORMATS].map((format) => ({
  format,
  read: timeReader({ format, zone: 'UTC', dayAs: 'start' }),
}));

/** Numbers that are no moment as well: eight digits may be an order. */
const formatsOf = (texts: readonly string[]): readonly string[] => {
  const most = (holds: (text: string) => boolean): boolean =>
    texts.length > 0 && texts.filter(holds).length >= texts.length * NEARLY_ALL;
  const unix = Object.entries(UNIX).filter(([, form]) => most((text) => form.test(text)));
  if (unix.length > 0) return unix.map(([name]) => name);
  return DAYS.filter(({ read }) => most((text) => typeof read(text) === 'number')).map(
    ({ format }) => format,
  );
};

const TIME_WORDS =
  /\b(?:time|timestamp|date|datetime|when|at|ts|day|datum|zeit|zeitpunkt|tag|heure|jour|fecha|hora|data|ora|datum|tijd|quando|shown|seen|clicked|bought|ordered|created)\b/;

const BIRTH = /\b(?:birth|birthday|dob|geburt\w*|naissance|nacimiento|nascita|nascimento)\b/;

interface TimeColumn {
  readonly column: SampledColumn;
  readonly name: string;
  readonly formats: readonly string[];
}

const rank = ({ column }: TimeColumn): number => (TIME_WORDS.test(column.words) ? 0 : 1);

/** The column of times and how they are written, and what is to be said of it. */
export interface SuggestedTime {
  readonly time?: { readonly column: string; readonly format: string };
  readonly notes: readonly SuggestionNote[];
}

const note = (what: SuggestionNote['what'], says: string): SuggestionNote => ({
  about: 'time',
  what,
  says,
});

/** A format of days, with that of times behind it where the column has some. */
const withTime = (format: string, { texts }: SampledColumn): string =>
  format === 'iso' || format in UNIX || !texts.some(hasTime) ? format : `${format} HH:mm:ss`;

const NONE = note('open', 'No column holds times that are known: say time: { column, format }.');

const writingNotes = ({ name, formats }: TimeColumn): readonly SuggestionNote[] => {
  if (formats.length === 1) return [];
  const says = `"${name}" may be written as ${formats.join(' or ')}: say which by time: { column, format }.`;
  return [note('open', says)];
};

/** Which column holds the time of an event, and how it is written where its values leave no doubt. */
export const suggestTime = (columns: readonly SampledColumn[]): SuggestedTime => {
  const found = columns
    .filter((column) => isTelling(column) && !BIRTH.test(column.words))
    .map((column) => ({
      ...{ column, name: column.name },
      formats: formatsOf(column.texts.slice(0, LOOKED_AT)),
    }))
    .filter(({ formats }) => formats.length > 0)
    .sort((one, two) => rank(one) - rank(two));
  const [best, ...others] = found;
  if (!best) return { notes: [NONE] };
  const [only = 'iso', ...more] = best.formats;
  const format = more.length > 0 ? 'iso' : only;
  const left =
    others.length > 0
      ? [note('left-out', `${namesOf(others)} may be the time too: an event has one.`)]
      : [];
  return {
    time: { column: best.name, format: withTime(format, best.column) },
    notes: [...writingNotes(best), ...left],
  };
};
