/** Letters of other scripts that look like Latin ones (Unicode UTS 39, confusables), and the Latin ones, in pairs. */
const CYRILLIC = [
  'авекмнорстухіјѕһԁӏѵАВЕКМНОРСТУХІЈЅҺ',
  'abekmhopctyxijshdlvABEKMHOPCTYXIJSH',
] as const;
const GREEK = ['αεικνορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'aeikvoptuxyABEZHIKMNOPTYX'] as const;

const LATIN = new Map(
  [CYRILLIC, GREEK].flatMap(([others, latin]) =>
    [...others].map((letter, n): [string, string] => [letter, latin[n] ?? letter]),
  ),
);

/**
 * A text in which a word of Latin letters has no others that look like them, nor marks that nobody sees within. A
 * word that is wholly of another script is left as it is: it is of another language.
 */
export const withoutLookAlikes = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replaceAll('ı', 'i')
    .replace(/[\p{L}\p{M}\p{N}]+/gu, (word) =>
      /[a-z]/i.test(word) ? [...word].map((each) => LATIN.get(each) ?? each).join('') : word,
    );
