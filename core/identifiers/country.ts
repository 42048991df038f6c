import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import { COUNTRY_BY_ALPHA_3 } from './alpha-3.ts';
import { hasNumberingPlan, NUMBERED_COUNTRIES } from './numbered-countries.ts';
import { withoutInvisible } from './readable-text.ts';

/** The languages in which exports most often name countries, that of the country's own apart. */
const LANGUAGES = [
  ...['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'sk', 'hu'],
  ...['ro', 'bg', 'hr', 'sl', 'el', 'tr', 'uk', 'ru', 'ar', 'he', 'ja', 'ko', 'zh'],
];

/** What people write besides codes and the names of the Unicode CLDR. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  GB: 'uk|great britain|britain|england|scotland|wales|northern ireland|united kingdom of great britain and northern ireland',
  US: 'america|united states of america|etats unis d amerique|estados unidos de america|eua|eeuu|ee uu|vereinigte staaten von amerika',
  AE: 'uae|emirates',
  BO: 'plurinational state of bolivia',
  BA: 'bosnia',
  CD: 'drc|dr congo|democratic republic of the congo|congo the democratic republic of the',
  CG: 'republic of the congo|congo brazzaville',
  CI: 'ivory coast|cote d ivoire',
  CV: 'cape verde',
  CZ: 'czech republic|ceska republika|republique tcheque|tschechische republik',
  DE: 'federal republic of germany|bundesrepublik deutschland|brd',
  ES: 'reino de espana',
  FR: 'republique francaise|france metropolitaine',
  GR: 'el|hellas|hellenic republic',
  LU: 'letzebuerg',
  HK: 'hong kong|hongkong',
  IE: 'eire|republic of ireland',
  IR: 'islamic republic of iran',
  KP: 'north korea|democratic people s republic of korea',
  KR: '한국|korea|south korea|republic of korea|korea republic of',
  LA: 'lao people s democratic republic',
  MD: 'republic of moldova',
  MK: 'macedonia',
  MM: 'burma',
  MO: 'macau|macao',
  NL: 'holland|the netherlands|hollande',
  PS: 'palestine|state of palestine',
  RU: 'russian federation',
  SA: 'ksa',
  SY: 'syrian arab republic',
  SZ: 'swaziland',
  TL: 'east timor',
  TR: 'turkey',
  TW: 'taiwan province of china',
  TZ: 'united republic of tanzania',
  VA: 'vatican|holy see',
  VE: 'bolivarian republic of venezuela',
  VN: 'viet nam',
};

/** Letters and digits of every script alone, so that `Côte d’Ivoire` and `COTE D'IVOIRE` are one name. */
const folded = (text: string): string =>
  withoutInvisible(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const ownLanguage = (country: string): string =>
  new Intl.Locale(`und-${country}`).maximize().language ?? 'en';

type NameOf = (country: string) => string;

const namesIn = (language: string): NameOf => {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return (country) => folded(names.of(country) ?? '');
};

/** English first, then each country in its own language, then the others: the first to use a name has it. */
const countriesByName = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const add = (name: string, country: string): void => {
    if (name !== '' && !found.has(name)) found.set(name, country);
  };
  for (const [country, names] of Object.entries(COMMON_NAMES))
    for (const name of names.split('|')) add(folded(name), country);
  const addAll = (countries: readonly string[], language: string): void => {
    const nameOf = namesIn(language);
    for (const country of countries) add(nameOf(country), country);
  };
  addAll(NUMBERED_COUNTRIES, 'en');
  for (const [language, countries] of Map.groupBy(NUMBERED_COUNTRIES, ownLanguage))
    addAll(countries, language);
  for (const language of LANGUAGES) addAll(NUMBERED_COUNTRIES, language);
  return found;
};

let byName: ReadonlyMap<string, string> | undefined;

const LETTERS = /^[A-Z]{2,3}$/;

/** Two or three letters, also those that people write though ISO 3166 has others. */
const countryByCode = (code: string): string | undefined => {
  if (!LETTERS.test(code)) return undefined;
  if (code === 'UK') return 'GB';
  if (code === 'EL') return 'GR';
  return hasNumberingPlan(code) ? code : COUNTRY_BY_ALPHA_3.get(code);
};

/**
 * The country that a cell names, as ISO 3166-1 alpha-2: two or three letters in either case, or a name in
 * English, in the country's own language, or in one of those that exports are most often written in.
 * `undefined` for anything else, and for a country without telephone numbers of its own. Never throws.
 */
export const countryOf = (text: string): string | undefined => {
  if (text.length > MAX_IDENTIFIER_LENGTH) return undefined;
  const code = withoutInvisible(text).replaceAll('.', '').trim().toUpperCase();
  const country = countryByCode(code);
  if (country !== undefined) return country;
  // Built at the first name: a file with codes never needs the thousands of names.
  byName ??= countriesByName();
  const name = folded(text);
  return byName.get(name) ?? byName.get(name.replace(/^the /, ''));
};
