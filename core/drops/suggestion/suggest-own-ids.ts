import { type OwnIdColumns, ownIdColumns } from '#core/drops/own-id-reader.ts';
import { markBetweenIds } from '#core/drops/own-id-warnings.ts';
import type { SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import { namesOf, type SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

/** How headers call an id of a party's own. */
const OWN_ID_WORDS =
  /\b(?:cookies?|first party id|fpid|visitor|visiteur|besucher|app|device|install(?:ation)?|login|logins|account|uid|user|subscriber|member|membership|loyalty|client|ga)\b/;

/** Words that a column of ids has beside those, or that say enough alone. */
const ID_WORDS =
  /\b(?:cookies?|first party id|fpid|logins?|uid|ids?|key|number|nummer|nr|no|card)\b/;

const isOwnId = ({ words }: SampledColumn): boolean =>
  OWN_ID_WORDS.test(words) && ID_WORDS.test(words);

/** The columns that hold ids of a party's own, and what is to be said of them. */
export interface SuggestedOwnIds {
  readonly bridges?: OwnIdColumns;
  readonly notes: readonly SuggestionNote[];
}

const note = (what: SuggestionNote['what'], says: string): SuggestionNote => ({
  about: 'bridges',
  what,
  says,
});

const NONE = note(
  'open',
  'No column is named like an id of your own (cookie, app, login), by which your events find your people: name some by bridges: [Column], or go on with --mapping if the file has none.',
);

/** One column with what parts its ids, or several with one id each: a mapping says one of both. */
const columnsFor = (found: readonly SampledColumn[], most: number): OwnIdColumns => {
  for (const { name, texts } of found) {
    const split = most > 1 ? markBetweenIds(texts) : undefined;
    if (split !== undefined) return { column: name, split };
  }
  return found.slice(0, most).map(({ name }) => name);
};

/** Which columns hold ids of a party's own, of which a row may have so many, by their names. */
export const suggestOwnIds = (columns: readonly SampledColumn[], most: number): SuggestedOwnIds => {
  const found = columns.filter(isOwnId);
  if (found.length === 0) return { notes: [NONE] };
  const bridges = columnsFor(found, most);
  const used = ownIdColumns(bridges);
  const others = found.filter(({ name }) => !used.includes(name));
  const says = `${namesOf(others)} may hold such ids too, and cannot be used beside it.`;
  return { bridges, notes: others.length > 0 ? [note('left-out', says)] : [] };
};
