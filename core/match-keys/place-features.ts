import { isPlaceholderText } from '#core/lint/placeholders.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import {
  comparedWord,
  foldedText,
  foldedWords,
  writtenText,
} from '#core/match-keys/folded-text.ts';
import { wordSound } from '#core/match-keys/word-sound.ts';

/** `D-80331`: a country before a code of figures only. */
const COUNTRY = /^[a-z]{1,3}(?=\d{4,5}$)/;
const ZIP_AND_FOUR = /^(\d{5})-\d{4}$/;

/**
 * What a postcode is compared by: its letters and figures (a ZIP without the four behind it, and without the country in
 * front), and the first three of them.
 */
export const postcodeFeatures = (raw: string | undefined): PersonFeatures => {
  const text = writtenText(raw);
  if (text === undefined) return {};
  const folded = foldedText(text).trim().replace(ZIP_AND_FOUR, '$1');
  const code = folded
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(COUNTRY, '')
    .normalize('NFC');
  if (code === '' || isPlaceholderText(code)) return {};
  return { postcode: code, postcode_start: [...code].slice(0, 3).join('') };
};

/** Ways to write a word of a place's name. */
const SAME_WORD: Readonly<Record<string, string>> = {
  ...{ saint: 'st', sainte: 'st', ste: 'st', sankt: 'st', mount: 'mt', fort: 'ft', port: 'pt' },
};
/** `Frankfurt am Main`, `Halle (Saale)`, `Paris, France`, `Lyon CEDEX 02`, `Newcastle upon Tyne`: what only says which. */
const QUALIFIER = /\s*[(/,].*$/;
const QUALIFYING = new Set(['am', 'an', 'bei', 'im', 'ob', 'upon', 'cedex', 'arrondissement']);
const ORDINAL = /^\d+(?:er|e|eme|st|nd|rd|th)?$/;

const withoutQualifier = (words: readonly string[]): readonly string[] => {
  const end = words.findIndex((word, at) => at > 0 && (QUALIFYING.has(word) || ORDINAL.test(word)));
  return end < 0 ? words : words.slice(0, end);
};

/** What a place is compared by: its letters without what only says which of several, and their sound. */
export const placeFeatures = (raw: string | undefined): PersonFeatures => {
  const text = writtenText(raw);
  if (text === undefined) return {};
  const words = withoutQualifier(foldedWords(text.replace(QUALIFIER, '')));
  const letters = comparedWord(words.map((word) => SAME_WORD[word] ?? word).join(''));
  if (letters === '' || isPlaceholderText(letters)) return {};
  return { place: letters, place_sound: wordSound(letters) };
};
