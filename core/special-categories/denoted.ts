import { CATEGORIES } from '#core/special-categories/categories.ts';
import {
  type CategoryName,
  LANGUAGES,
  type Language,
  type SpecialCategory,
} from '#core/special-categories/category.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { patternOf, termsIn } from '#core/special-categories/term-pattern.ts';

interface Patterns {
  readonly ordinary: RegExp;
  readonly anywhere: RegExp;
  /** Terms that have to be the whole text. */
  readonly whole: RegExp;
}

const longestFirst = (terms: readonly string[]): readonly string[] =>
  terms.toSorted((one, other) => other.length - one.length);

const patternsOf = ({ terms, ordinary }: SpecialCategory): Patterns => {
  const all = LANGUAGES.flatMap((language) =>
    termsIn(terms[language]).map((term): readonly [Language, string] => [language, term]),
  );
  return {
    // The longest first: "health and beauty aids" before "health and beauty".
    ordinary: patternOf(longestFirst(termsIn(ordinary)).map((term) => ['en', term])),
    anywhere: patternOf(all.filter(([, term]) => !term.startsWith('='))),
    whole: patternOf(all.filter(([, term]) => term.startsWith('='))),
  };
};

const PATTERNS = Object.values(CATEGORIES).map((category) => ({
  name: category.name,
  ...patternsOf(category),
}));

const fits = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

/**
 * The categories that a text denotes by its words, in any of the languages; none for ordinary words. `isOfThings`
 * says that a single word is no group of people here, as "children" is none that names an attribute.
 */
export const denoted = (
  text: string,
  { isOfThings = false }: { readonly isOfThings?: boolean } = {},
): readonly CategoryName[] => {
  // "AfD" is no "af d": capitals within a word part it in one reading, and do not in the other.
  const readings = [...new Set([plainWords(text), plainWords(text.toLowerCase())])];
  return PATTERNS.filter(({ ordinary, anywhere, whole }) =>
    readings.some((words) => {
      // What is ordinary leaves a mark, over which no words are read as one.
      const rest = words.replace(ordinary, '_');
      return fits(anywhere, rest) || (!isOfThings && fits(whole, rest));
    }),
  ).map(({ name }) => name);
};
