import type { PersonFeatures } from '#core/match-keys/features.ts';
import {
  comparedWord,
  foldedText,
  foldedWords,
  writtenText,
} from '#core/match-keys/folded-text.ts';
import { GLUED, STREET_WORD, UNTELLING } from '#core/match-keys/street-words.ts';
import { wordSound } from '#core/match-keys/word-sound.ts';

const NUMBER = /0*([1-9]\d{0,5})(?:\s?(bis|ter|quater|[a-z])(?![\p{L}\p{N}]))?/u;
/** `12 rue de la Paix`, `5a, High Street`. */
const IN_FRONT =
  /^\s*(\d{1,6}(?:\s?(?:bis|ter|quater|[a-z]))?)(?:\s*[-/]\s*\d+[a-z]?)?[\s,]+(?=.*\p{L}{2})/iu;
/** `Hauptstr. 5a`, `Calle Mayor, nº 7, 2º B`; no word follows the number, as in `Straße des 17. Juni`. */
const BEHIND =
  /^(.*?\p{L}{2}.*?)[\s,.]+(?:n(?:[ºo°r]|um)?\.?\s*)?(\d{1,6}(?:\s?(?:bis|ter|quater|[a-z]))?)(?=\s*(?:$|[,/–-])|\s+\S{1,2}(?:[\s,]|$))/iu;

/** `Flat 2, 14 High Street`: what stands before the number of the house. */
const DWELLING = /^\s*(?:flat|unit|apartment|apt|appt|app|suite)\b\.?\s*\w+[\s,]+(?=\d)/i;

/** The number of a house: the first of a range, with its letter. */
const houseNumber = (text: string): string | undefined => {
  const [, number, letter] = NUMBER.exec(foldedText(text)) ?? [];
  return number === undefined ? undefined : `${number}${letter ?? ''}`;
};

const tells = (words: readonly string[]): boolean => words.some((word) => !UNTELLING.has(word));

const streetWords = (text: string): readonly string[] =>
  foldedWords(text)
    .map((word) => STREET_WORD[word] ?? word)
    .map((word) => word.replace(/(?<=\p{L}{3})str$/u, 'strasse'));

interface Split {
  readonly words: readonly string[];
  readonly number?: string | undefined;
}

/** A line taken apart, where what remains of it still tells a street: `Calle 13` is no house 13. */
const splitLine = (line: string): Split => {
  const text = line.replace(DWELLING, '');
  const [front, first] = IN_FRONT.exec(text) ?? [];
  const [, before, last] = BEHIND.exec(text) ?? [];
  const [name, number] = front === undefined ? [before, last] : [text.slice(front.length), first];
  const words = name === undefined ? [] : streetWords(name);
  return tells(words) ? { words, number } : { words: streetWords(text) };
};

/**
 * What a street and the number of the house are compared by: the whole line without the number, abbreviations written out,
 * and the sound of its first telling word. The number is taken out of the line where it has no column.
 */
export const streetFeatures = (
  street: string | undefined,
  number: string | undefined,
): PersonFeatures => {
  const line = writtenText(street);
  const split = line === undefined ? { words: [] } : splitLine(line);
  const stated = writtenText(number) ?? split.number;
  const { words } = split;
  const telling = words.find((word) => !UNTELLING.has(word)) ?? words[0];
  return {
    house_number: stated === undefined ? undefined : houseNumber(stated),
    street: words.length === 0 ? undefined : words.map(comparedWord).join(' '),
    street_sound:
      telling === undefined ? undefined : wordSound(comparedWord(telling.replace(GLUED, ''))),
  };
};
