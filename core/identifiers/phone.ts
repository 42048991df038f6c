import { readInternational } from './international-number.ts';
import {
  callingCodeOf,
  hasCallingCodeOf,
  isInternational,
  isTooLongFor,
  looksNational,
  readFromCountry,
} from './numbering-plan.ts';
import { repairPhone } from './phone-repairs.ts';
import { isPlainNumber } from './plain-number.ts';
import type { Rule } from './profile.ts';
import type { Repair } from './repairs.ts';

/** What people write between digits. Letters are refused, never dropped. */
const SEPARATORS = /[\s.()[\]_\u00b7\u2010-\u2015\u2212\u30fc-]+/g;

/** UID2 and Google both ask for 10 to 15 digits (Google counts 11 with the `+`). */
const E164 = /^\+[1-9]\d{9,14}$/;

/** What a person may have written as such a number, a trunk prefix and an old 1 included. */
const E164_AS_WRITTEN = /^\+[1-9]\d{8,18}$/;

/** Numbers of nobody, in the tests of the UID2 operator and for its opt-out: accepted as they are. */
const UID2_TEST_NUMBER = /^\+(?:0{10}\d|1234567890(?:1(?:2(?:3(?:45?)?)?)?)?)$/;

/** Meta's normal form: E.164 without its `+`. */
const BARE_E164 = /^[1-9]\d{9,14}$/;

/** Ten digits may be a number of North America without its 1, which Meta's own tests keep. */
const TEN_DIGITS = /^[1-9]\d{9}$/;

/** The international prefix that Meta asks to drop; other prefixes need a default country. */
const DIALLED_ABROAD = /^\s*00/;

/** LiveRamp's normal form. A first 0 may be a trunk prefix, so it needs a country to be read. */
const BARE_NATIONAL = /^[1-9]\d{5,13}$/;

/** Digits that a default country may read: nobody's number is shorter than 4 or longer than 17. */
const READABLE = /^\d{4,17}$/;

/** The two prefixes by which most of the world dials abroad; no country code begins like them. */
const DIALLING_PREFIX = /^(?:00|011)(?=[1-9])/;

const PLAIN_TRUNK = /\(\s*0\s*\)/;

/** What a number is read with: its country if it does not say one, and who is told of a repair. */
interface Reader {
  readonly country: string | undefined;
  readonly told: Repair[];
}

/** Reads digits without `+` into the profile's normal form. */
type BareReading = (digits: string, reader: Reader) => string | undefined;

const saysItsCountry = (text: string): boolean => text.startsWith('+') || /^[\s(]*\+/.test(text);

/** An area code with its trunk prefix: none is longer than that of a German village (`033203`). */
const AREA_CODE = /^\d{2,6}$/;

/** One or two digits behind a slash are another ending of the number before it (`030 1234567 / 8`). */
const LEAST_BEHIND_SLASH = 3;

const isAreaCode = (digits: string): boolean => {
  const international = digits.replace(DIALLING_PREFIX, '');
  if (international === digits) return AREA_CODE.test(digits);
  return AREA_CODE.test(international.slice(callingCodeOf(international)?.length ?? 0));
};

/** Digits without `+`. One slash may stand behind an area code, as is common in Germany; others part numbers. */
const bareDigits = (text: string): string | undefined => {
  const [front = '', behind, ...more] = text.replace(SEPARATORS, '').split('/');
  const isParted = more.length > 0 || (behind !== undefined && behind.length < LEAST_BEHIND_SLASH);
  if (isParted || (behind !== undefined && !isAreaCode(front))) return undefined;
  const digits = front + (behind ?? '');
  return READABLE.test(digits) ? digits : undefined;
};

const readWithoutPlus = (text: string, read: BareReading, reader: Reader) => {
  const digits = bareDigits(text);
  return digits === undefined ? undefined : read(digits, reader);
};

const inForm = (number: string | undefined): string | undefined =>
  number !== undefined && E164.test(number) ? number : undefined;

const readHome: BareReading = (digits, { country }) =>
  country === undefined ? undefined : inForm(readFromCountry(digits, country));

/** Digits behind an international prefix, if they are a number that is in use. */
const readDialled = (digits: string): string | undefined => {
  const rest = digits.replace(DIALLING_PREFIX, '');
  return rest !== digits && isInternational(rest) ? inForm(`+${rest}`) : undefined;
};

const retold = (number: string | undefined, repair: Repair, { told }: Reader) => {
  if (number !== undefined) told.push(repair);
  return number;
};

/** No country code begins with 0: what stands behind such a `+` is an international prefix, or national. */
const readZeroBehindPlus = (digits: string, reader: Reader): string | undefined =>
  retold(readHome(digits, reader) ?? readDialled(digits), 'international-prefix', reader);

/** A number that says its own country. */
const readPlus = (text: string, reader: Reader): string | undefined => {
  if (E164.test(text) && isPlainNumber(text)) return text;
  const written = text.replace(SEPARATORS, '');
  if (/^\+0\d{4,17}$/.test(written)) return readZeroBehindPlus(written.slice(1), reader);
  if (!E164_AS_WRITTEN.test(written)) return undefined;
  const number = inForm(readInternational(written));
  if (number !== undefined && number !== written && !PLAIN_TRUNK.test(text))
    reader.told.push('trunk-prefix');
  return number;
};

/** Digits that are too long for the country and a number in use of another, without its `+`. */
const readForeign = (digits: string, reader: Reader): string | undefined =>
  isInternational(digits) ? retold(inForm(`+${digits}`), 'missing-plus', reader) : undefined;

const readE164: BareReading = (digits, reader) => {
  const { country } = reader;
  const home = readHome(digits, reader);
  if (home !== undefined || country === undefined) return home;
  const foreign = isTooLongFor(digits, country) ? readForeign(digits, reader) : undefined;
  if (foreign !== undefined) return foreign;
  return retold(readDialled(digits), 'international-prefix', reader);
};

type Reading = (text: string, reader: Reader) => string | undefined;

/**
 * A profile's rule: read as written, or else once more as it would be written alone. Repairs are told
 * when there is a number in the end.
 */
const phoneRule =
  (read: Reading): Rule =>
  (text, { defaultCountry, onRepair }) => {
    const told: Repair[] = [];
    const reader = { country: defaultCountry, told };
    const number = read(text, reader) ?? readRepaired(text, read, reader);
    if (number !== undefined) for (const repair of told) onRepair?.(repair);
    return number;
  };

const readRepaired = (text: string, read: Reading, reader: Reader): string | undefined => {
  reader.told.length = 0;
  const repaired = repairPhone(text, reader.told);
  return repaired === text ? undefined : read(repaired, reader);
};

const readAsE164: Reading = (text, reader) =>
  saysItsCountry(text) ? readPlus(text, reader) : readWithoutPlus(text, readE164, reader);

/** `+` and 10 to 15 digits. National numbers need a default country, and a valid number there. */
export const e164Phone: Rule = phoneRule(readAsE164);

/** As `e164Phone`; the numbers that the UID2 operator tests with are taken too, though they are nobody's. */
export const uid2Phone: Rule = phoneRule((text, reader) => {
  const number = readAsE164(text, reader);
  if (number !== undefined) return number;
  const written = text.replace(SEPARATORS, '');
  return UID2_TEST_NUMBER.test(written) ? written : undefined;
});

/**
 * A normal form without `+` can be read a second time as another number: a Norwegian `+47 921 23 456`
 * would be `4792123456`, which in a US file is a number in Arkansas. Such a number has no safe
 * normal form there and is refused, so that normalising twice is always the same as once.
 */
const settled = (form: string | undefined, read: BareReading, { country }: Reader) =>
  form !== undefined && read(form, { country, told: [] }) === form ? form : undefined;

const isPossible = (digits: string): boolean => readInternational(`+${digits}`) === `+${digits}`;

const readMeta: BareReading = (digits, reader) => {
  const { country } = reader;
  const form = BARE_E164.test(digits) ? digits : undefined;
  if (country === undefined)
    return isPossible(digits) || TEN_DIGITS.test(digits) ? form : undefined;
  const abroad = () => (isInternational(digits) ? form : undefined);
  const home = () => readHome(digits, reader)?.slice(1);
  const read = looksNational(digits, country) ? (home() ?? abroad()) : (abroad() ?? home());
  return read ?? (hasCallingCodeOf(digits, country) && isPossible(digits) ? form : undefined);
};

/**
 * Meta: digits only, country code first, no `+` and no `00`. Without a default country, bare digits
 * are taken at their word, as Meta does. With one, digits that look national are read as national
 * first, other digits as international first.
 */
export const digitsPhone: Rule = phoneRule((text, reader) => {
  const written = text.replace(DIALLED_ABROAD, '+');
  const form = saysItsCountry(written)
    ? readPlus(written, reader)?.slice(1)
    : readWithoutPlus(text, readMeta, reader);
  return settled(form, readMeta, reader);
});

const withoutCallingCode = (e164: string | undefined): string | undefined => {
  const code = callingCodeOf(e164?.slice(1) ?? '');
  return code === undefined ? undefined : e164?.slice(1 + code.length);
};

const readLiveramp: BareReading = (digits, reader) => {
  const number = readHome(digits, reader);
  if (number !== undefined) return withoutCallingCode(number);
  const { country } = reader;
  if (country !== undefined && isTooLongFor(digits, country)) {
    return withoutCallingCode(readForeign(digits, reader));
  }
  if (country !== undefined && hasCallingCodeOf(digits, country)) return undefined;
  return BARE_NATIONAL.test(digits) ? digits : undefined;
};

/**
 * LiveRamp: the national number, digits only, without country code and trunk prefix. Numbers of two
 * countries can then look the same; that is the profile's own weakness, so prefer another for
 * phones. Bare digits that no default country can read are taken as national already, unless they
 * begin with 0 (so an Italian landline, which keeps its 0, needs Italy as the default country).
 */
export const nationalPhone: Rule = phoneRule((text, reader) => {
  const form = saysItsCountry(text)
    ? withoutCallingCode(readPlus(text, reader))
    : readWithoutPlus(text, readLiveramp, reader);
  return settled(form, readLiveramp, reader);
});
