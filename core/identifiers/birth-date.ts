import type { Rule } from './profile.ts';

/** Year first, with one separator throughout or none: the only order that cannot be misread. */
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/;

/** Nobody living was born earlier; it also keeps day-first digits from passing as a year. */
const EARLIEST_YEAR = 1850;

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
