/** Two numbers and a year behind them, with any mark between. */
const YEAR_LAST = /^(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d{2})(?:\D.*)?$/;

const MONTHS = 12;

/** A number of days since 1900 that somebody who lives could have been born on. */
const SERIAL = /^\d{4,5}(?:[.,]\d+)?$/;

/** What a mapping could declare for dates that are not year first, as far as these say themselves. */
export const dateHint = (texts: readonly string[]): string => {
  if (texts.every((text) => SERIAL.test(text))) return 'format: excel';
  const found = texts.flatMap((text) => {
    const [, first, mark, second, year] = YEAR_LAST.exec(text) ?? [];
    return mark === undefined
      ? []
      : [{ first: Number(first), second: Number(second), mark, short: year?.length === 2 }];
  });
  const [one] = found;
  if (!one) return 'format: DD MMM YYYY';
  const year = one.short ? 'YY with firstYear: 1930' : 'YYYY';
  const dayFirst = `format: DD${one.mark}MM${one.mark}${year}`;
  const monthFirst = `format: MM${one.mark}DD${one.mark}${year}`;
  if (found.some(({ first }) => first > MONTHS)) return dayFirst;
  if (found.some(({ second }) => second > MONTHS)) return monthFirst;
  return `${dayFirst} or ${monthFirst}, whichever it is`;
};
