import { CATEGORIES } from '#core/special-categories/categories.ts';
import type { CategoryName, SpecialCategory } from '#core/special-categories/category.ts';
import { readingsOf } from '#core/special-categories/readings.ts';
import {
  finderOf,
  type LanguageTerm,
  markerOf,
  termsIn,
  termsInAll,
} from '#core/special-categories/term-pattern.ts';

const longestFirst = (terms: readonly string[]): readonly string[] =>
  terms.toSorted((one, other) => other.length - one.length);

const isWhole = ([, term]: LanguageTerm): boolean => term.startsWith('=');

/** What looks for the words of a category. */
const searchFor = ({ name, terms, ordinary, isCounted = false }: SpecialCategory) => {
  const all = termsInAll(terms);
  return {
    ...{ name, isCounted },
    // The longest first: "health and beauty aids" before "health and beauty".
    markOrdinary: markerOf(longestFirst(termsIn(ordinary)).map((term) => ['en', term])),
    isAnywhere: finderOf(all.filter((term) => !isWhole(term))),
    /** Of terms that have to be the whole text. */
    isAll: finderOf(all.filter(isWhole)),
  };
};

const SEARCHES = Object.values(CATEGORIES).map(searchFor);

/**
 * The categories that a text denotes by its words, in any of the languages; none for ordinary words. A word that has
 * to be the whole text is no group of people as a value of `things`, and no counted one as the name of an `attribute`.
 */
export const denoted = (
  text: string,
  { as }: { readonly as?: 'attribute' | 'things' } = {},
): readonly CategoryName[] => {
  const readings = readingsOf(text);
  return SEARCHES.filter(({ markOrdinary, isAnywhere, isAll, isCounted }) =>
    readings.some((words) => {
      // What is ordinary leaves a mark, over which no words are read as one.
      const rest = markOrdinary(words);
      return (
        isAnywhere(rest) || (as !== 'things' && !(as === 'attribute' && isCounted) && isAll(rest))
      );
    }),
  ).map(({ name }) => name);
};
