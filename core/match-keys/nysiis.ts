const FIRST: readonly (readonly [RegExp, string])[] = [
  [/^MAC/, 'MCC'],
  [/^KN/, 'NN'],
  [/^K/, 'C'],
  [/^P[HF]/, 'FF'],
  [/^SCH/, 'SSS'],
];
const LAST: readonly (readonly [RegExp, string])[] = [
  [/(?:EE|IE)$/, 'Y'],
  [/(?:DT|RT|RD|NT|ND)$/, 'D'],
];
const MIDDLE: readonly (readonly [string, string])[] = [
  ['EV', 'AF'],
  ['KN', 'NN'],
  ['SCH', 'SSS'],
  ['PH', 'FF'],
];
const SINGLE: Readonly<Record<string, string>> = {
  ...{ E: 'A', I: 'A', O: 'A', U: 'A' },
  ...{ Q: 'G', Z: 'S', M: 'N', K: 'C' },
};

const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && 'AEIOU'.includes(letter);

const replaced = (word: string, rules: readonly (readonly [RegExp, string])[]): string => {
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule === undefined ? word : word.replace(...rule);
};

/** What stands at a place, given what is already written over the letters before it. */
const transcoded = (letters: readonly string[], at: number): string => {
  const rest = letters.slice(at, at + 3).join('');
  const longer = MIDDLE.find(([from]) => rest.startsWith(from));
  if (longer !== undefined) return longer[1];
  const letter = letters[at] ?? '';
  const before = letters[at - 1] ?? '';
  if (letter === 'H' && !(isVowel(before) && isVowel(letters[at + 1]))) return before;
  if (letter === 'W' && isVowel(before)) return before;
  return SINGLE[letter] ?? letter;
};

/**
 * The sound of a word of a–z by NYSIIS (Taft 1970), whole instead of six letters, as the rules that dropby.com published
 * are commonly read: names that are written differently and spoken alike have one code. '' for a word that is not a–z.
 */
export const nysiis = (word: string): string => {
  if (!/^[a-z]+$/i.test(word)) return '';
  const letters = [...replaced(replaced(word.toUpperCase(), FIRST), LAST)];
  const first = letters[0] ?? '';
  let code = first;
  for (let at = 1; at < letters.length; at += 1) {
    const written = transcoded(letters, at);
    letters.splice(at, written.length, ...written);
    if (letters[at] !== letters[at - 1]) code += letters[at];
  }
  return code
    .replace(/(?<=.)S$/, '')
    .replace(/AY$/, 'Y')
    .replace(/(?<=.)A$/, '');
};
