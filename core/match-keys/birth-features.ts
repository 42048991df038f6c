import type { PersonFeatures } from '#core/match-keys/features.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** What programs hold where nobody's birth date is known: the first or last day that they can write. */
const NOBODYS: ReadonlySet<string> = new Set([
  ...['0001-01-01', '1111-11-11', '1753-01-01', '1800-01-01', '1899-12-30', '1899-12-31'],
  ...['1900-01-01', '1901-01-01', '1970-01-01', '2099-12-31', '2999-12-31', '9999-12-31'],
]);

/**
 * What a birth date (YYYY-MM-DD) is compared by: itself, its year and day without the month, its year, and its digits in
 * order of size, which a swap of two leaves as they are. Nothing of a day that stands for a missing one.
 */
export const birthFeatures = (raw: string | undefined): PersonFeatures => {
  const text = raw?.trim() ?? '';
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year === '0000' || month === '00' || day === '00') return {};
  if (NOBODYS.has(text)) return {};
  return {
    birth_date: text,
    birth_year_day: `${year}-${day}`,
    birth_digits: [...`${year}${month}${day}`].sort().join(''),
    birth_year: year,
    birth_month_day: `${month}-${day}`,
  };
};
