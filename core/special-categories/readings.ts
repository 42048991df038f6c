import { withoutLookAlikes } from '#core/special-categories/look-alikes.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';

/** What people write before a word of theirs, in one with it: HASDIABETES. */
const BEFORE = 'has|is|non|anti|ex';

/** What they write behind it: HEALTHSTATUS, HIVpositive. Words that say nothing of anybody themselves. */
const BEHIND = [
  ...[
    'status',
    'positive?',
    'negative?',
    'members?',
    'membership',
    'patients?',
    'people',
    'person',
  ],
  ...['users?', 'data', 'flags?', 'scores?', 'groups?', 'segments?', 'types?', 'levels?', 'risks?'],
  ...[
    'conditions?',
    'history',
    'records?',
    'affiliation',
    'origin',
    'orientation',
    'statut',
    'groupe',
  ],
  ...['daten', 'gruppe', 'zugehorigkeit', 'estado', 'grupo', 'datos', 'stato', 'gruppo', 'dati'],
].join('|');

const RUN_TOGETHER = new RegExp(`\\b(${BEFORE})?([a-z]{3,}?)(${BEHIND})?\\b`, 'g');

const partedWord = (word: string, ...[before, middle, behind]: (string | undefined)[]): string =>
  [before, middle, behind].filter((part) => part !== undefined).join(' ') || word;

/** A digit is read as the letter that it looks like. */
const LETTER_OF: Readonly<Record<string, string>> = {
  ...{ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' },
};

/** Only in words of five and more, and between letters: `h1v` and `b2b` are codes, and `covid19` ends in a number. */
const withoutDigits = (text: string): string =>
  text.replace(/[a-z0-9]{5,}/g, (word) =>
    word.replace(/(?<=[a-z])[013457](?=[a-z])/g, (digit) => LETTER_OF[digit] ?? digit),
  );

/** `h.i.v` and `h e a l t h` are a word each. */
const joined = (words: string): string =>
  words.replace(/\b[a-z](?: [a-z]){2,}\b/g, (letters) => letters.replaceAll(' ', ''));

/**
 * Every way in which a text is read, as plain words: names in camel case come apart and do not ("AfD" is no "af d"),
 * and once more without digits for letters and blanks between them, and with what people write in one with a word apart.
 */
export const readingsOf = (text: string): readonly string[] => {
  const inOne = plainWords(text.toLowerCase());
  const unmasked = joined(plainWords(withoutDigits(withoutLookAlikes(text).toLowerCase())));
  return [
    ...new Set([plainWords(text), inOne, unmasked, unmasked.replace(RUN_TOGETHER, partedWord)]),
  ];
};
