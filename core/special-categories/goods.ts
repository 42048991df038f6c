import type { Language, Terms } from '#core/special-categories/category.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { finderOf, termsInAll } from '#core/special-categories/term-pattern.ts';

/** How attributes are called that say what was bought, and not who somebody is. */
const GOODS: Readonly<Record<Language, Terms>> = {
  en: 'department, category, product, goods, assortment, range, shelf, aisle, line, section, collection, clothing',
  fr: 'rayon, catégorie, produit, gamme, assortiment',
  de: '*abteilung*, *kategorie*, *produkt*, *sortiment*, warengruppe*, artikel*',
  es: 'departamento, categoría, producto, gama, surtido',
  it: 'reparto, categoria, prodotto, gamma, assortimento',
};

const isNamed = finderOf(termsInAll(GOODS));

/** Is an attribute of this name about goods? */
export const isOfGoods = (attribute: string): boolean => isNamed(plainWords(attribute));
