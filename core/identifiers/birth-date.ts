import type { Rule } from './profile.ts';

/** Year first, with one separator throughout or none: the only order that cannot be misread. */
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/;

/** The earliest that Meta's own tests accept; nobody who lives was born so early. */
const EARLIEST_YEAR = 1800;

/** No clock in core: a plain bound that refuses 9999, a common "unknown" of CRM systems. */
const LATEST_YEAR = 2100;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const isRealDate = (year: number, month: number, day: number): boolean =>
  year >= EARLIEST_YEAR &&
  year <= LATEST_YEAR &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysIn(year, month);

/** `YYYYMMDD` of a real day, from a year-first date; `DD/MM/YYYY` is ambiguous, so refused. */
export const yearFirstBirthDate: Rule = (text) => {
  const [, year, , month, day] = YEAR_FIRST.exec(text.trim()) ?? [];
  if (!isRealDate(Number(year), Number(month), Number(day))) return undefined;
  return `${year}${month}${day}`;
};

const TWO_NUMBERS_THEN_YEAR = /^(\d{1,2})([-/._ ])(\d{1,2})\2(\d{4})$/;
const YEAR_THEN_TWO_NUMBERS = /^(\d{4})([_ ]|[-/.])(\d{1,2})\2(\d{1,2})$/;

const written = (year: number, month: number, day: number): string | undefined =>
  isRealDate(year, month, day)
    ? `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
    : undefined;

/** Day first or month first, whichever is a date; two different dates are ambiguous, so refused. */
const yearLast = ([first = 0, second = 0, year = 0]: readonly number[]): string | undefined => {
  const dayFirst = written(year, second, first);
  const monthFirst = written(year, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return undefined;
  return dayFirst ?? monthFirst;
};

/**
 * Meta: as the shared rule, and what its own tests read besides: `16-2-1997`, `12 31 1990`, `1990_12_31`.
 * A day after the twelfth says which number it is; where none does, nothing is guessed.
 */
export const metaBirthDate: Rule = (text, context) => {
  const usual = yearFirstBirthDate(text, context);
  if (usual !== undefined) return usual;
  const [, year, , month, day] = YEAR_THEN_TWO_NUMBERS.exec(text.trim()) ?? [];
  if (year !== undefined) return written(Number(year), Number(month), Number(day));
  const [, first, , second, last] = TWO_NUMBERS_THEN_YEAR.exec(text.trim()) ?? [];
  return last === undefined ? undefined : yearLast([first, second, last].map(Number));
};
