import { readableText } from '#core/identifiers/readable-text.ts';
import { isPlaceholderPart } from '#core/lint/placeholders.ts';

const ACCENTS = /[\u0300-\u036f]/g;
/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', đ: 'd' },
  ...{ þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const APOSTROPHES = /['’‘ʼʻ`´]/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

const ENDS = /^[\s,;:]+|[\s,;:]+$/g;

/** A part as people may have typed it; undefined where it is empty, a filler (`n/a`, `unknown`) or unreadable. */
export const writtenText = (raw: string | undefined): string | undefined => {
  const text = raw === undefined ? undefined : readableText(raw)?.replace(ENDS, '');
  if (text === undefined || text === '') return undefined;
  return isPlaceholderPart(text.normalize('NFKC')) ? undefined : text;
};

/**
 * Lower case without accents and compatibility forms. `ä` becomes `a`, as `ë` and `ñ` become `e` and `n`: what stands over
 * a letter says something else in each language, and files have lost it in all of them.
 */
export const foldedText = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKC');

/** The words of a text, folded; an apostrophe stands inside of a word (`O'Brien`, `d’Estaing`) and a hyphen between two. */
export const foldedWords = (text: string): readonly string[] =>
  foldedText(text.replace(APOSTROPHES, ''))
    .replace(APOSTROPHES, '')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '');

/** A word, or several joined, as it is compared: `ae`, `oe` and `ue` are how German writes `ä`, `ö` and `ü` where it cannot. */
export const comparedWord = (word: string): string =>
  word.normalize('NFC').replace(/([aou])e+/g, '$1');
