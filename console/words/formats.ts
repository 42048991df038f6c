import { type Language, LOCALES } from '#console/words/language.ts';

/** How numbers, days and plurals are written in a language. */
export interface Formats {
  number(value: number): string;
  /** With so many digits behind the point. */
  fixed(value: number, digits: number): string;
  /** The same with its sign, whichever that is: a difference. */
  signed(value: number, digits: number): string;
  /** Of a share between 0 and 1. */
  percent(share: number): string;
  /** The day of a time, in UTC as the ledger has it. */
  day(time: string | number): string;
  /** A time to the minute, in UTC. */
  time(time: string | number): string;
  /** The form for so many things. */
  plural(count: number, forms: Forms): string;
}

/** What stands beside a number. French has 0 in the singular, which `Intl.PluralRules` knows. */
interface Forms {
  readonly one: string;
  readonly other: string;
}

const digitsOf = (
  locale: string,
  digits: number,
  signDisplay: 'auto' | 'exceptZero' = 'auto',
): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay },
  });

/** The formats of a language. Times are those of the ledger, which is in UTC. */
const formatsOf = (language: Language): Formats => {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' },
  });
  const rules = new Intl.PluralRules(locale);
  return {
    number: (value) => numbers.format(value),
    fixed: (value, digits) => digitsOf(locale, digits).format(value),
    signed: (value, digits) => digitsOf(locale, digits, 'exceptZero').format(value),
    percent: (share) => percents.format(share),
    day: (time) => days.format(new Date(time)),
    time: (time) => `${times.format(new Date(time))} UTC`,
    plural: (count, { one, other }) =>
      `${numbers.format(count)} ${rules.select(count) === 'one' ? one : other}`,
  };
};

/** The formats of English and of French, made once. */
export const FORMATS: Readonly<Record<Language, Formats>> = {
  en: formatsOf('en'),
  fr: formatsOf('fr'),
};
