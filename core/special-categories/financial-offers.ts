import type { Language, Terms } from '#core/special-categories/category.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { finderOf, termsIn, termsInAll } from '#core/special-categories/term-pattern.ts';

/** What is sold to people who may be talked into it when they are very old. */
const OFFERS: Readonly<Record<Language, Terms>> = {
  en: `loan, credit, lending, mortgage*, invest*, insur*, savings, annuit*, equity release, financ*, bank, banking,
    pension plan*, funeral plan*`,
  fr: 'crédit, prêt, assuranc*, épargne, viager, banque, placement*, investiss*',
  de: 'kredit*, darlehen*, *versicherung*, finanz*, geldanlage*, *hypothek*, sparplan*, sterbegeld*',
  es: 'préstamo, crédito, seguros, hipotec*, inversi*, ahorro, banco',
  it: 'prestit*, credito, mutuo, assicurazion*, investiment*, risparmio, banca',
};

const isOffered = finderOf(termsInAll(OFFERS));

/**
 * People who are very old, in words; as numbers `areVeryOld` knows them. Pensioners are among them, for no age ends the
 * word. `retraite` without its accent is a pension as well, so it has to be the whole text.
 */
const saysVeryOld = finderOf(
  termsIn(`elderly, very old, octogenarian*, nonagenarian*, frail*, personnes âgées, personne âgée, hochbetagt*,
    hochaltrig*, muy mayores, ancianos, anziani, molto anziani, pensioner*, retiree*, =retired, retired people,
    retired customer*, old age pension*, *rentner*, ruheständler*, pensionierte*, =retraité, =retraitée, =retraités, =retraitées, client retraité,
    clients retraités, jubilad*, pensionista*, pensionat*`).map((term) => ['en', term]),
);

/** Does a text speak of money that is lent, invested or insured? */
export const offersMoney = (text: string): boolean => isOffered(plainWords(text));

/** Does a text call people very old? */
export const callsVeryOld = (text: string): boolean => saysVeryOld(plainWords(text));
