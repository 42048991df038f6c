import type { PersonFeatures } from '#core/match-keys/features.ts';
import { comparedWord, foldedWords, writtenText } from '#core/match-keys/folded-text.ts';
import { canonicalName } from '#core/match-keys/nicknames.ts';
import { wordSound } from '#core/match-keys/word-sound.ts';

const TITLES = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'herr', 'frau', 'dipl', 'ing'],
  ...['m', 'mme', 'mlle', 'monsieur', 'madame', 'sr', 'sra', 'srta'],
]);
const PARTICLES = new Set([
  ...['de', 'del', 'della', 'di', 'da', 'do', 'dos', 'das', 'du', 'des', 'd', 'l', 'la', 'las'],
  ...['le', 'les', 'los', 'el', 'al', 'y', 'e', 'und', 'von', 'van', 'vom', 'der', 'den', 'dem'],
  ...['zu', 'zum', 'zur', 'ten', 'ter', 'het', 'of', 'the'],
]);
const SUFFIXES = new Set(['jr', 'sr', 'jun', 'sen', 'ii', 'iii', 'iv', 'phd', 'md', 'esq']);
/** What belongs to the word after it: `O Brien` is O'Brien. */
const PREFIXES = new Set(['o', 'mc', 'mac', 'fitz']);

/** A name's words without those of a set in front, as long as one remains. */
const withoutLeading = (words: readonly string[], set: ReadonlySet<string>): readonly string[] => {
  const first = words.findIndex((word) => !set.has(word));
  return first < 0 ? words.slice(-1) : words.slice(first);
};

const withoutSuffix = (words: readonly string[]): readonly string[] => {
  const last = words.findLastIndex((word) => !SUFFIXES.has(word));
  return last < 0 ? words.slice(0, 1) : words.slice(0, last + 1);
};

/** A part that says a name: it has a letter. */
const writtenName = (raw: string | undefined): string | undefined => {
  const text = writtenText(raw);
  return text !== undefined && /\p{L}/u.test(text.normalize('NFKC')) ? text : undefined;
};

const joinedPrefix = (words: readonly string[]): readonly string[] => {
  const [first = '', second, ...others] = words;
  return second !== undefined && PREFIXES.has(first) ? [first + second, ...others] : words;
};

/**
 * What a given name is compared by: its initial, and where it is more than one its letters, the sound of its first word,
 * and the name that this word is a short form of. `Dr. Anne-Marie` is `Anne Marie`.
 */
export const givenFeatures = (raw: string | undefined): PersonFeatures => {
  const text = writtenName(raw);
  if (text === undefined) return {};
  const words = withoutLeading(foldedWords(text), TITLES).map(comparedWord);
  const first = words[0];
  if (first === undefined) return {};
  const initial = [...first][0];
  const letters = comparedWord(words.join(''));
  if ([...letters].length < 2) return { given_initial: initial };
  return {
    given_name: letters,
    given_sound: wordSound(first),
    given_canonical: canonicalName(first),
    given_initial: initial,
  };
};

/**
 * What a surname is compared by: its letters, and the sound and the first three letters of its first telling word, so that
 * `Müller-Lüdenscheidt` meets `Müller`, `García López` meets `Garcia` and `von der Heide` meets `Heide`.
 */
export const surnameFeatures = (raw: string | undefined): PersonFeatures => {
  const text = writtenName(raw);
  if (text === undefined) return {};
  const named = withoutLeading(withoutSuffix(foldedWords(text)), PARTICLES);
  const words = joinedPrefix(named).map(comparedWord);
  const first = words[0];
  if (first === undefined) return {};
  return {
    surname: comparedWord(words.join('')),
    surname_sound: wordSound(first),
    surname_start: [...first].slice(0, 3).join(''),
  };
};
