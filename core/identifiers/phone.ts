import {
  callingCodeOf,
  hasCallingCodeOf,
  isInternational,
  looksNational,
  readFromCountry,
  readWithTrunkInParentheses,
} from './numbering-plan.ts';
import type { Rule } from './profile.ts';

/** What people write between digits. Letters, `x12` and the like are refused, never dropped. */
const SEPARATORS = /[\s.()\u2010-\u2015-]+/g;

/** UID2 and Google both ask for 10 to 15 digits (Google counts 11 with the `+`). */
const E164 = /^\+[1-9]\d{9,14}$/;

/** The UID2 operator checks no country code: its own opt-out test number begins with zeros. */
const UID2_E164 = /^\+\d{10,15}$/;

/** Meta's normal form: E.164 without its `+`. */
const BARE_E164 = /^[1-9]\d{9,14}$/;

/** The international prefix that Meta asks to drop; other prefixes need a default country. */
const DIALLED_ABROAD = /^\s*00/;

/** LiveRamp's normal form. A first 0 may be a trunk prefix, so it needs a country to be read. */
const BARE_NATIONAL = /^[1-9]\d{5,13}$/;

/** Digits that a default country may read: nobody's number is shorter than 4 or longer than 17. */
const READABLE = /^\d{4,17}$/;

/** A number that says its own country: only cleaned, and parsed only for a `(0)` inside it. */
const readPlus = (text: string, form: RegExp): string | undefined => {
  if (form.test(text)) return text;
  const cleaned = text.includes('(0)')
    ? readWithTrunkInParentheses(text.trim())
    : text.replace(SEPARATORS, '');
  return cleaned !== undefined && form.test(cleaned) ? cleaned : undefined;
};

const saysItsCountry = (text: string): boolean => /^[\s(]*\+/.test(text);

/** Digits without `+`; a slash is common in German national numbers, and counts as a separator. */
const bareDigits = (text: string): string | undefined => {
  const digits = text.replace(SEPARATORS, '').replaceAll('/', '');
  return READABLE.test(digits) ? digits : undefined;
};

/** Reads digits without `+` into the profile's normal form. */
type BareReading = (digits: string, country: string | undefined) => string | undefined;

const readWithoutPlus = (text: string, read: BareReading, country: string | undefined) => {
  const digits = bareDigits(text);
  return digits === undefined ? undefined : read(digits, country);
};

const readE164: BareReading = (digits, country) => {
  const number = country === undefined ? undefined : readFromCountry(digits, country);
  return number !== undefined && E164.test(number) ? number : undefined;
};

const e164In =
  (form: RegExp): Rule =>
  (text, { defaultCountry }) =>
    saysItsCountry(text) ? readPlus(text, form) : readWithoutPlus(text, readE164, defaultCountry);

/** `+` and 10 to 15 digits. National numbers need a default country, and a valid number there. */
export const e164Phone: Rule = e164In(E164);

/** As `e164Phone`, with the UID2 operator's looser check of a number that has its `+`. */
export const uid2Phone: Rule = e164In(UID2_E164);

/**
 * A normal form without `+` can be read a second time as another number: a Norwegian `+47 921 23 456`
 * would be `4792123456`, which in a US file is a number in Arkansas. Such a number has no safe
 * normal form there and is refused, so that normalising twice is always the same as once.
 */
const settled = (form: string | undefined, read: BareReading, country: string | undefined) =>
  form !== undefined && read(form, country) === form ? form : undefined;

const readMeta: BareReading = (digits, country) => {
  const asInternational = BARE_E164.test(digits) ? digits : undefined;
  if (country === undefined) return asInternational;
  const abroad = () => (isInternational(digits) ? asInternational : undefined);
  const home = () => readE164(digits, country)?.slice(1);
  const read = looksNational(digits, country) ? (home() ?? abroad()) : (abroad() ?? home());
  return read ?? (hasCallingCodeOf(digits, country) ? asInternational : undefined);
};

/**
 * Meta: digits only, country code first, no `+` and no `00`. Without a default country, bare digits
 * are taken at their word, as Meta does. With one, digits that look national are read as national
 * first, other digits as international first.
 */
export const digitsPhone: Rule = (text, { defaultCountry }) => {
  const written = text.replace(DIALLED_ABROAD, '+');
  const form = saysItsCountry(written)
    ? readPlus(written, E164)?.slice(1)
    : readWithoutPlus(text, readMeta, defaultCountry);
  return settled(form, readMeta, defaultCountry);
};

const withoutCallingCode = (e164: string | undefined): string | undefined => {
  const code = callingCodeOf(e164?.slice(1) ?? '');
  return code === undefined ? undefined : e164?.slice(1 + code.length);
};

const readLiveramp: BareReading = (digits, country) => {
  const number = readE164(digits, country);
  if (number !== undefined) return withoutCallingCode(number);
  if (country !== undefined && hasCallingCodeOf(digits, country)) return undefined;
  return BARE_NATIONAL.test(digits) ? digits : undefined;
};

/**
 * LiveRamp: the national number, digits only, without country code and trunk prefix. Numbers of two
 * countries can then look the same; that is the profile's own weakness, so prefer another for
 * phones. Bare digits that no default country can read are taken as national already, unless they
 * begin with 0 (so an Italian landline, which keeps its 0, needs Italy as the default country).
 */
export const nationalPhone: Rule = (text, { defaultCountry }) => {
  const form = saysItsCountry(text)
    ? withoutCallingCode(readPlus(text, E164))
    : readWithoutPlus(text, readLiveramp, defaultCountry);
  return settled(form, readLiveramp, defaultCountry);
};
