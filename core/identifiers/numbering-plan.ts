import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/**
 * The only door to libphonenumber. Its `min` metadata is enough: the number pattern of every
 * country, and the patterns per type where countries share a calling code, which decide validity.
 *
 * The library compiles its patterns on every call, about 3.5 µs a number. Here they are compiled
 * once per country, and a number in a plain spelling (with the trunk prefix, without it, or with the
 * calling code) is read with them; every other number goes to the library. A test over all countries holds the two
 * to the same answer.
 */
export interface Plan {
  readonly country: CountryCode;
  readonly callingCode: string;
  /** What is dialled before a national number at home: `0` in France, nothing in Spain. */
  readonly trunk: string;
  readonly cutsTrunk: RegExp;
  readonly dialsAbroad: RegExp;
  /** The country's own numbers, by length and first digits only. */
  readonly own: RegExp;
  /** The valid numbers of all countries under the calling code. */
  readonly valid: RegExp;
  /** Digits of its longest number. */
  readonly longest: number;
}

/** The metadata behind the library's public `Metadata` class, which its own types leave out. */
export interface Numbering {
  IDDPrefix(): string;
  possibleLengths(): readonly number[];
  hasTypes(): boolean;
  leadingDigits(): string | 0 | undefined;
  nationalNumberPattern(): string;
  nationalPrefix(): string | 0 | undefined;
  nationalPrefixForParsing(): string | 0 | undefined;
  type(name: string): { pattern(): string } | undefined;
}

const TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'UAN',
  'PAGER',
  'VOIP',
  'SHARED_COST',
];

const NOTHING = /^(?!)/;

/** The countries of each country code, the main one first. */
export const MEMBERS: ReadonlyMap<string, readonly CountryCode[]> = Map.groupBy(
  getCountries(),
  (country) => String(getCountryCallingCode(country)),
);

/** Of a country, or of the main one under a calling code, which the library's own types leave out. */
export const numberingOf = (countryOrCode: string): Numbering => {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(countryOrCode as CountryCode);
  return metadata.numberingPlan as unknown as Numbering;
};

const validPatternOf = (country: CountryCode): string => {
  const numbering = numberingOf(country);
  const leading = `(?=${numbering.leadingDigits() || ''})`;
  const national = `(?:${numbering.nationalNumberPattern()})`;
  if (!numbering.hasTypes()) return leading + national;
  const types = TYPES.map((type) => numbering.type(type)?.pattern()).filter(Boolean);
  return `${leading}(?=${national}$)(?:${types.join('|')})`;
};

const compilePlan = (country: CountryCode): Plan => {
  const numbering = numberingOf(country);
  const callingCode = String(getCountryCallingCode(country));
  const cut = numbering.nationalPrefixForParsing() || '';
  const members = MEMBERS.get(callingCode) ?? [];
  return {
    country,
    callingCode,
    trunk: numbering.nationalPrefix() || '',
    cutsTrunk: cut === '' ? NOTHING : new RegExp(`^(?:${cut})`),
    dialsAbroad: new RegExp(`^(?:${numbering.IDDPrefix()})`),
    own: new RegExp(`^(?:${numbering.nationalNumberPattern()})$`),
    valid: new RegExp(`^(?:${members.map(validPatternOf).join('|')})$`),
    longest: Math.max(...numbering.possibleLengths()),
  };
};

/** Every country with telephone numbers of its own, as ISO 3166-1 alpha-2. */
export const NUMBERED_COUNTRIES: readonly string[] = getCountries();

/** Is it such a country, in capitals? `UK` is none: it is `GB`. */
export const hasNumberingPlan = (country: string): boolean => isSupportedCountry(country);

const plans = new Map<string, Plan>();

/** How numbers of a country are written. Compiled at first use: a room has one default country, and most of the others are never met. */
export const planOf = (country: string): Plan | undefined => {
  const known = plans.get(country);
  if (known !== undefined || !isSupportedCountry(country)) return known;
  const plan = compilePlan(country);
  plans.set(country, plan);
  return plan;
};

const askLibrary = (text: string, country?: CountryCode): string | undefined => {
  const options = { extract: false, ...(country === undefined ? {} : { defaultCountry: country }) };
  const parsed = parsePhoneNumberFromString(text, options);
  return parsed?.isValid() === true ? parsed.number : undefined;
};

const isOwn = (national: string, plan: Plan): boolean =>
  plan.own.test(national) && plan.valid.test(national);

/** The library's own test, less the cases in which it would cut a trunk prefix as well. */
const lacksOnlyItsPlus = (digits: string, plan: Plan): boolean => {
  if (!digits.startsWith(plan.callingCode)) return false;
  const rest = digits.slice(plan.callingCode.length);
  return isOwn(rest, plan) && !plan.cutsTrunk.test(rest);
};

/** Argentina and others move digits about while cutting, by capturing them. */
const isRewritten = (cut: RegExpExecArray | null): boolean =>
  cut !== null && cut.length > 1 && cut.slice(1).some(Boolean);

/** The plan of a country code: that of its main country, by which the library reads. */
const mainPlanOf = (code: string | undefined): Plan | undefined =>
  code === undefined ? undefined : planOf(MEMBERS.get(code)?.[0] ?? '');

/** Digits behind an international prefix, where nothing in them could be taken for a trunk prefix, too. */
const readDialledPlainly = (rest: string): string | undefined => {
  const plan = mainPlanOf(callingCodeOf(rest));
  if (plan === undefined) return undefined;
  const national = rest.slice(plan.callingCode.length);
  return plan.valid.test(national) && !plan.cutsTrunk.test(national) ? `+${rest}` : undefined;
};

/**
 * A number that has its trunk prefix behind its country code, as in `+44 (0)20 7946 0958`, without that
 * prefix; `undefined` is "ask the library".
 */
export const withoutTrunk = (digits: string): string | undefined => {
  const plan = mainPlanOf(callingCodeOf(digits));
  if (plan === undefined) return undefined;
  const written = digits.slice(plan.callingCode.length);
  const cut = plan.cutsTrunk.exec(written);
  if (cut === null || isRewritten(cut) || plan.own.test(written)) return undefined;
  const national = written.slice(cut[0].length);
  return isOwn(national, plan) ? `+${plan.callingCode}${national}` : undefined;
};

/** The plain spellings; `undefined` is "ask the library", not "no such number". */
const readPlainly = (digits: string, plan: Plan): string | undefined => {
  const abroad = plan.dialsAbroad.exec(digits);
  if (abroad) return readDialledPlainly(digits.slice(abroad[0].length));
  const cut = plan.cutsTrunk.exec(digits);
  if (isRewritten(cut)) return undefined;
  const prefix = cut?.[0] ?? '';
  if (prefix !== '' && plan.own.test(digits)) return undefined;
  const national = digits.slice(prefix.length);
  if (isOwn(national, plan)) return `+${plan.callingCode}${national}`;
  const isRead = prefix === '' && !plan.own.test(digits) && lacksOnlyItsPlus(digits, plan);
  return isRead ? `+${digits}` : undefined;
};

const writesTrunk = (plan: Plan): boolean => plan.trunk !== '' && plan.trunk !== plan.callingCode;

/**
 * Reads bare digits as a number written in `country`: national, with its international prefix, or
 * with its own calling code. Gives `+` and digits; refuses a number that is not valid there, one
 * that has two valid readings, and a country that libphonenumber does not know.
 */
export const readFromCountry = (digits: string, country: string): string | undefined => {
  const plan = planOf(country);
  if (plan === undefined) return undefined;
  const number = readPlainly(digits, plan) ?? askLibrary(digits, plan.country);
  // `491711234567` in Germany: a mobile without its `+`, or an Ostfriesland number without its `0`.
  const tookItWhole = number === `+${plan.callingCode}${digits}`;
  const isAmbiguous = tookItWhole && writesTrunk(plan) && lacksOnlyItsPlus(digits, plan);
  return isAmbiguous ? undefined : number;
};

/** The country code that digits begin with, if one is assigned. No code is the start of another. */
export const callingCodeOf = (digits: string): string | undefined =>
  [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => MEMBERS.has(code));

/** Whether bare digits are a valid number once `+` is put before them. */
export const isInternational = (digits: string): boolean => {
  const code = callingCodeOf(digits);
  // +800 and its like belong to no country, so no plan of ours covers them.
  if (code === undefined) return askLibrary(`+${digits}`) === `+${digits}`;
  const plan = planOf(MEMBERS.get(code)?.[0] ?? '');
  return plan?.valid.test(digits.slice(code.length)) === true;
};

/**
 * Whether bare digits may be a national number as people of the country write it: they carry its
 * trunk prefix, or the country has none (Spain), or has one that is its calling code (the US).
 */
export const looksNational = (digits: string, country: string): boolean => {
  const plan = planOf(country);
  return plan !== undefined && (!writesTrunk(plan) || digits.startsWith(plan.trunk));
};

/** Whether bare digits begin with the country's own calling code. */
export const hasCallingCodeOf = (digits: string, country: string): boolean =>
  digits.startsWith(planOf(country)?.callingCode ?? '+');

/** Whether bare digits are more than a number of the country has, with its trunk prefix: it is none of them. */
export const isTooLongFor = (digits: string, country: string): boolean => {
  const plan = planOf(country);
  return plan !== undefined && digits.length > plan.longest + plan.trunk.length;
};

/** A number that is possible for its country by its length, as the library reads it, and whether it is in use. */
export const askPossible = (number: string): { number: string; isValid: boolean } | undefined => {
  const parsed = parsePhoneNumberFromString(number, { extract: false });
  return parsed?.isPossible() === true
    ? { number: parsed.number, isValid: parsed.isValid() }
    : undefined;
};
