import type { Language, Terms } from '#core/special-categories/category.ts';

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

/** One pattern for several terms in their languages; it fits nothing, if there are none. */
export const patternOf = (terms: readonly (readonly [Language, string])[]): RegExp =>
  terms.length === 0
    ? /(?!)/g
    : new RegExp(terms.map(([language, term]) => termPattern(term, language)).join('|'), 'g');
