import { cellNumber } from '#core/drops/cell.ts';
import { dateReader } from '#core/drops/read-date.ts';

/** How the dates of a column are written: year first, in a format, or nobody can tell. */
export type DateWriting =
  | { readonly sure: true; readonly format?: string }
  | { readonly sure: false; readonly says: string };

/** Formats that leave no century open. */
export const DATE_FORMATS: readonly string[] = [
  ...['/', '.', '-', ' '].flatMap((mark) => [
    `DD${mark}MM${mark}YYYY`,
    `MM${mark}DD${mark}YYYY`,
    `DD${mark}MMM${mark}YYYY`,
  ]),
  ...['MMM DD, YYYY', 'MMM DD YYYY', 'DD. MMM YYYY', 'DDMMYYYY', 'MMDDYYYY'],
];

/** A column of dates is sure to be of a format when nearly all of them are: some are fillers. */
const NEARLY_ALL = 0.9;

const SHORT_YEAR = /^\d{1,2}([-/. ])\d{1,2}\1\d{2}$/;
const SERIAL = /^\d{4,5}(?:[.,]\d+)?$/;
const NO_YEAR = /^\d{1,2}[-/. ]\d{1,2}\.?$/;

const unsure = (texts: readonly string[], fitting: readonly string[]): string => {
  const most = (pattern: RegExp): boolean =>
    texts.filter((text) => pattern.test(text)).length > texts.length / 2;
  if (fitting.length > 0)
    return `its dates may be ${fitting.join(' or ')}: say which by { column, format }`;
  if (most(SERIAL))
    return 'its dates may be days of a spreadsheet: say so by { column, format: excel }';
  if (most(NO_YEAR)) return 'its dates have no year, without which nobody can be matched by them';
  if (most(SHORT_YEAR))
    return 'its years have two digits: say what they mean by { column, format: DD/MM/YY, firstYear: 1930 } or alike';
  return 'its dates are written in several ways or in none that is known: say which by { column, format }';
};

/** How the dates of a column are written, if its values leave no doubt. */
export const dateWritingOf = (texts: readonly string[]): DateWriting => {
  const days = texts.map((text) => cellNumber(text).text.trim());
  if (days.length === 0) return { sure: true };
  const fits = (format?: string): boolean => {
    const read = dateReader(format === undefined ? undefined : { format });
    return days.filter((day) => read(day) !== undefined).length >= days.length * NEARLY_ALL;
  };
  if (fits()) return { sure: true };
  const fitting = DATE_FORMATS.filter(fits);
  const [format] = fitting;
  return fitting.length === 1 && format !== undefined
    ? { sure: true, format }
    : { sure: false, says: unsure(days, fitting) };
};
