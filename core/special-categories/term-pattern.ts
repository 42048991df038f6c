import { LANGUAGES, type Language, type Terms } from '#core/special-categories/category.ts';

/** What a word may end in, by its language: plurals, and genders where adjectives have them. */
const ENDED: Readonly<Record<Language, (word: string) => string>> = {
  en: (word) => (word.endsWith('y') ? `${word.slice(0, -1)}(?:ys?|ies)` : `${word}(?:e?s)?`),
  fr: (word) => `${word}(?:e?s?|x)`,
  de: (word) => `${word}(?:e[nmrs]?|n|s|ern|in(?:nen)?)?`,
  es: (word) => (/[oa]$/.test(word) ? `${word.slice(0, -1)}[oa]s?` : `${word}(?:e?s)?`),
  it: (word) => (/[aeio]$/.test(word) ? `${word.slice(0, -1)}h?[aeio]` : word),
};

const ANY = '[a-z0-9]*';

/** Umlauts are also spelt with an e; of other accents the letter is left. */
const spelt = (word: string): string =>
  word
    .replace(/[äöü]/g, (letter) => `${letter}e?`)
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

const wordPattern = (word: string, language: Language): string => {
  const [, open = '', middle = '', close = ''] = /^(\*?)([^*.]+)([*.]?)$/.exec(word) ?? [];
  const stem = spelt(middle);
  const whole = close === '' ? ENDED[language](stem) : stem;
  return `${open && ANY}${whole}${close === '*' ? ANY : ''}`;
};

/** The single terms of a list. */
export const termsIn = (terms: Terms): readonly string[] =>
  terms
    .split(',')
    .map((term) => term.trim().replace(/\s+/g, ' '))
    .filter((term) => term !== '');

/** A pattern of one term, for a text of plain words. */
const termPattern = (term: string, language: Language): string => {
  const isWhole = term.startsWith('=');
  const words = (isWhole ? term.slice(1) : term).split(' ');
  const pattern = words.map((word) => wordPattern(word, language)).join(' ?');
  return isWhole ? `^${pattern}$` : `\\b${pattern}\\b`;
};

/** A term, and the language whose endings it may have. */
export type LanguageTerm = readonly [Language, string];

/** The single terms of lists in all languages. */
export const termsInAll = (terms: Readonly<Record<Language, Terms>>): readonly LanguageTerm[] =>
  LANGUAGES.flatMap((language) =>
    termsIn(terms[language]).map((term): LanguageTerm => [language, term]),
  );

const anyOf = (patterns: readonly string[]): string => patterns.join('|') || '(?!)';

/** Makes something when it is first asked for: most commands look for no word at all. */
const atFirst = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
};

/** Puts `_` in the place of each of these terms in a text of plain words; the first of several that fit counts. */
export const markerOf = (terms: readonly LanguageTerm[]): ((words: string) => string) => {
  const pattern = atFirst(
    () => new RegExp(anyOf(terms.map(([language, term]) => termPattern(term, language))), 'g'),
  );
  return (words) => words.replace(pattern(), '_');
};

/** The letter that a word has to begin with for a term to fit there; nothing where any may. */
const initialOf = (pattern: string): string =>
  /^(?:\^|\\b)([a-z0-9])(?![?*])/.exec(pattern)?.[1] ?? '';

/**
 * Says whether a text of plain words has one of these terms. A pattern of hundreds takes milliseconds to be made, so
 * there is one for each letter that a term begins with, and only those of a text's own words are.
 */
export const finderOf = (terms: readonly LanguageTerm[]): ((words: string) => boolean) => {
  const byInitial = atFirst(() =>
    Map.groupBy(
      terms.map(([language, term]) => termPattern(term, language)),
      initialOf,
    ),
  );
  const made = new Map<string, RegExp>();
  const patternFor = (initial: string): RegExp => {
    const known = made.get(initial) ?? new RegExp(anyOf(byInitial().get(initial) ?? []));
    made.set(initial, known);
    return known;
  };
  return (words) =>
    [...new Set(['', ...words.split(' ').map((word) => word.slice(0, 1))])].some((initial) =>
      patternFor(initial).test(words),
    );
};
