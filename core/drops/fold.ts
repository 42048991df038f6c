/** What may make two texts different though they mean the same value, where a mapping says so. */
export const IGNORABLE = ['case', 'accents'] as const;
export type Ignorable = (typeof IGNORABLE)[number];

const MARKS = /\p{M}+/gu;

/**
 * A text in one form for comparison: NFC without spaces around, and without what is to be ignored. Capitals
 * first, since `ß` has none of its own.
 */
export const foldFor =
  (ignore: readonly Ignorable[]) =>
  (text: string): string => {
    const cased = ignore.includes('case') ? text.toUpperCase().toLowerCase() : text;
    const bare = ignore.includes('accents') ? cased.normalize('NFD').replace(MARKS, '') : cased;
    return bare.normalize('NFC').trim();
  };

/** A text without case and accents. */
export const folded = foldFor(IGNORABLE);
