import type { Language, Terms } from '#core/special-categories/category.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { finderOf, termsInAll } from '#core/special-categories/term-pattern.ts';

/** How attributes are called that say what was bought, or in which language, and not who somebody is. */
const GOODS: Readonly<Record<Language, Terms>> = {
  en: `department, category, product, goods, assortment, range, shelf, aisle, line, section, collection, clothing,
    cuisine, food, recipe, language, locale`,
  fr: 'rayon, catégorie, produit, gamme, assortiment, cuisine, langue',
  de: '*abteilung*, *kategorie*, *produkt*, *sortiment*, warengruppe*, artikel*, *küche*, *sprache*',
  es: 'departamento, categoría, producto, gama, surtido, cocina, idioma',
  it: 'reparto, categoria, prodotto, gamma, assortimento, cucina, lingua',
};

const isNamed = finderOf(termsInAll(GOODS));

/** Is an attribute of this name about goods or languages? */
export const isOfGoods = (attribute: string): boolean => isNamed(plainWords(attribute));
