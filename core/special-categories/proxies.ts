import type { Language, Terms } from '#core/special-categories/category.ts';
import { nodeNumber } from '#core/special-categories/iab-audience.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { finderOf, markerOf, termsIn, termsInAll } from '#core/special-categories/term-pattern.ts';

/** What is no special category and still tells much of one, or of what nobody may be judged by. */
export interface Proxy {
  readonly name: string;
  /** What it stands for, in: stands for … */
  readonly standsFor: string;
  /** What went wrong where people were chosen by it, in a clause. */
  readonly harm: string;
  /** Where that is said. */
  readonly source: string;
  /** How attributes are called that say it (`Terms`). */
  readonly terms: Readonly<Record<Language, Terms>>;
  /** Names that have such a word and say nothing of the kind: looked for first. */
  readonly ordinary: Terms;
  /** Nodes of the IAB Audience Taxonomy 1.1, from the first to the last. */
  readonly nodes: readonly (readonly [first: number, last: number])[];
}

/** A short list on purpose: what is named here was shown to shut people out, and is in wide use all the same. */
const PROXIES: readonly Proxy[] = [
  {
    name: 'place',
    standsFor: 'origin and income',
    harm: 'quarters were left out as a whole for who lives there (redlining)',
    source:
      'CJEU C-83/14 CHEZ (2015), a district that stood for ethnic origin; HUD v. Facebook, FHEO 01-18-0323-8 (2019), ZIP codes that were left out of advertisements for homes',
    terms: {
      en: `post code, postal code, zip, zip code, postal area, area, home area, neighbourhood, neighborhood, district,
        borough, suburb, census tract`,
      fr: 'code postal, codes postaux, quartier, arrondissement, commune de résidence',
      de: 'postleitzahl*, plz*, stadtteil*, stadtviertel, wohnort*, wohngegend*, wohnlage*, stadtbezirk*',
      es: 'código postal, códigos postales, barrio, distrito',
      it: 'codice postale, codici postali, quartiere, comune di residenza',
    },
    ordinary: 'interest area, area of interest, business area, product area, area of expertise',
    nodes: [[54, 59]],
  },
  {
    name: 'language',
    standsFor: 'national or ethnic origin',
    harm: 'who speaks another language at home was left out with it',
    source: 'Directive 2000/43/EC, Art. 2(2)(b); 29 CFR 1606.7',
    terms: {
      en: 'language, mother tongue, locale',
      fr: 'langue, langue maternelle',
      de: '*sprache*, *sprachig*',
      es: 'idioma, lengua materna',
      it: 'lingua, madrelingua',
    },
    ordinary: 'language learning, programming language, language course*',
    nodes: [[156, 158]],
  },
  {
    name: 'person-name',
    standsFor: 'origin, sex and religion',
    harm: 'the same application under another name was answered less often',
    source: 'Bertrand and Mullainathan, American Economic Review 94(4), 2004',
    terms: {
      en: 'first name, given name, forename, surname, last name, family name',
      fr: 'prénom, nom de famille, patronyme',
      de: 'vorname*, nachname*, familienname*',
      es: 'nombre de pila, apellido',
      it: 'nome di battesimo, cognome',
    },
    ordinary: '',
    nodes: [],
  },
  {
    name: 'origin',
    standsFor: 'national or ethnic origin',
    harm: 'people were refused for where they or their parents came from',
    source: 'Charter of Fundamental Rights of the EU, Art. 21; 29 CFR 1606.1',
    terms: {
      en: 'nationality, birth place, place of birth, country of origin',
      fr: 'nationalité, lieu de naissance, pays d origine',
      de: 'nationalität*, staatsangehörig*, staatsbürger*, geburtsort*, herkunftsland*, herkunft',
      es: 'nacionalidad, lugar de nacimiento, país de origen',
      it: 'nazionalità, luogo di nascita, paese di origine, paese d origine',
    },
    ordinary: '',
    nodes: [],
  },
  {
    name: 'device-price',
    standsFor: 'income',
    harm: 'whoever has a cheap device was shown other prices and refused credit',
    source: 'Berg, Burg, Gombović and Puri, Review of Financial Studies 33(7), 2020',
    terms: {
      en: 'device price, device value, device model, device brand, phone price, phone model, phone brand, handset price, handset model, operating system',
      fr: 'prix du téléphone, prix de l appareil, modèle de téléphone, système d exploitation',
      de: 'gerätepreis*, gerätemodell*, handymodell*, handypreis*, betriebssystem*',
      es: 'precio del móvil, precio del dispositivo, modelo de móvil, sistema operativo',
      it: 'prezzo del telefono, prezzo del dispositivo, modello di telefono, sistema operativo',
    },
    ordinary: '',
    nodes: [],
  },
  {
    name: 'age',
    standsFor: 'age',
    harm: 'older people never saw offers of work, homes and credit',
    source: 'Charter of Fundamental Rights of the EU, Art. 21(1); 29 USC 623',
    terms: {
      en: 'age, age band, age group, birth year, year of birth, birth date, date of birth, generation',
      fr: 'âge, tranche d âge, année de naissance, date de naissance',
      de: 'alter, altersgruppe*, altersklasse*, geburtsjahr*, geburtsdatum*, jahrgang*',
      es: 'edad, año de nacimiento, fecha de nacimiento',
      it: 'età, fascia d età, anno di nascita, data di nascita',
    },
    ordinary: 'account age, device age, alter ego',
    nodes: [[2, 15]],
  },
  {
    name: 'sex',
    standsFor: 'sex',
    harm: 'women never saw offers of better paid work',
    source:
      'Charter of Fundamental Rights of the EU, Art. 21(1); Directive 2004/113/EC, Art. 4; Datta, Tschantz and Datta, PoPETs 2015(1)',
    terms: {
      en: 'sex, gender, salutation',
      fr: 'sexe, civilité',
      de: '*geschlecht*, anrede*',
      es: 'sexo, género',
      it: 'sesso, genere',
    },
    ordinary: 'género musical, genere musicale, género literario, genere letterario',
    nodes: [[48, 52]],
  },
  {
    name: 'income',
    standsFor: 'income, property and social origin',
    harm: 'whoever has less was shown what costs more, or nothing',
    source: 'Charter of Fundamental Rights of the EU, Art. 21(1)',
    terms: {
      en: 'income, household income, salary, wage, wealth, net worth, affluence, purchasing power, home value, home ownership, home owner',
      fr: 'revenu, revenus, salaire, patrimoine, pouvoir d achat',
      de: '*einkommen*, gehalt, gehaltsklasse*, kaufkraft*, vermögen, vermögensklasse*',
      es: 'ingresos, renta, salario, patrimonio, poder adquisitivo',
      it: 'reddito, stipendio, patrimonio, potere d acquisto',
    },
    ordinary: '',
    nodes: [
      [60, 72],
      [102, 120],
      [137, 142],
      [163, 197],
    ],
  },
  {
    name: 'family',
    standsFor: 'sex, age and how people live together',
    harm: 'families with children were left out of advertisements for homes',
    source: '42 USC 3604; HUD v. Facebook, FHEO 01-18-0323-8 (2019)',
    terms: {
      en: `marital status, civil status, family status, household size, household type, number of children, children in household, has kids,
        has children, with kids, with children, kids in household, is parent, parental status, life stage`,
      fr: 'situation familiale, état civil, taille du foyer, nombre d enfants, a des enfants, avec enfants',
      de: 'familienstand*, haushaltsgröße*, haushaltstyp*, kinderzahl*, anzahl kinder, anzahl der kinder, hat kinder, mit kindern',
      es: 'estado civil, tamaño del hogar, número de hijos, tiene hijos, con hijos',
      it: 'stato civile, nucleo familiare, numero di figli, ha figli, con figli',
    },
    ordinary: '',
    nodes: [
      [93, 93],
      [95, 101],
      [121, 136],
      [159, 162],
    ],
  },
];

const SEARCHES = PROXIES.map((proxy) => ({
  proxy,
  markOrdinary: markerOf(termsIn(proxy.ordinary).map((term) => ['en', term])),
  isAnywhere: finderOf(termsInAll(proxy.terms)),
}));

const byName = (attribute: string): Proxy | undefined => {
  const words = plainWords(attribute);
  return SEARCHES.find(
    ({ markOrdinary, isAnywhere }) => isAnywhere(words) && isAnywhere(markOrdinary(words)),
  )?.proxy;
};

const byNode = (node: string): Proxy | undefined => {
  const number = nodeNumber(node);
  return number === undefined
    ? undefined
    : PROXIES.find(({ nodes }) => nodes.some(([first, last]) => first <= number && number <= last));
};

/**
 * What an attribute stands for by its name, in English, French, German, Spanish or Italian, or by the nodes of a
 * taxonomy that it is about; undefined for what is on no list. A name that says nothing is not caught.
 */
export const proxyOf = (attribute: string, nodes: readonly string[] = []): Proxy | undefined =>
  byName(attribute) ?? nodes.map(byNode).find((proxy) => proxy !== undefined);
