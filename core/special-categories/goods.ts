import { LANGUAGES, type Language, type Terms } from '#core/special-categories/category.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { patternOf, termsIn } from '#core/special-categories/term-pattern.ts';

/** How attributes are called that say what was bought, and not who somebody is. */
const GOODS: Readonly<Record<Language, Terms>> = {
  en: 'department, category, product, goods, assortment, range, shelf, aisle, line, section, collection, clothing',
  fr: 'rayon, catégorie, produit, gamme, assortiment',
  de: '*abteilung*, *kategorie*, *produkt*, *sortiment*, warengruppe*, artikel*',
  es: 'departamento, categoría, producto, gama, surtido',
  it: 'reparto, categoria, prodotto, gamma, assortimento',
};

const PATTERN = patternOf(
  LANGUAGES.flatMap((language) =>
    termsIn(GOODS[language]).map((term): readonly [Language, string] => [language, term]),
  ),
);

/** Is an attribute of this name about goods? */
export const isOfGoods = (attribute: string): boolean => plainWords(attribute).search(PATTERN) >= 0;
