import { z } from 'zod';

/** What a suggested mapping does not say, and why. */
export const SuggestionNote = z.strictObject({
  /** The kind or the attribute that it is about, or the part of the mapping, such as `consent` or `bridges`. */
  about: z.string(),
  /**
   * `missing`: no column was found. `open`: somebody has to decide before it can be used. `left-out`: a
   * column that looks like one, and was not taken.
   */
  what: z.enum(['missing', 'open', 'left-out']),
  /** One sentence. It may name columns, and holds no value of the file. */
  says: z.string(),
});
export type SuggestionNote = z.infer<typeof SuggestionNote>;

/** Names of columns as a sentence lists them: the first few. */
export const namesOf = (columns: readonly { readonly name: string }[]): string => {
  const shown = columns.slice(0, MOST_NAMES).map(({ name }) => `"${name}"`);
  const more = columns.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
};

const MOST_NAMES = 3;
