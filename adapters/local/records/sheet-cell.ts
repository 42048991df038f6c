import type { Cell, CellValue } from 'hucre';

/** A cell as text; or, if it cannot be had, why, and what to do. */
export type CellText = string | null | { readonly lost: string };

/** Shows a value by a number format, as a spreadsheet does. */
export type Show = (value: unknown, format: string) => string;

const NO_RESULT = {
  lost: 'holds a formula without its result: open the workbook in Excel, save it, and prepare it again',
};
const LOST_DIGITS = {
  lost: 'holds a long number, of which Excel keeps 15 digits only: export it again with that column as text',
};

/**
 * The text of a cell: what it shows, but for what a writing of the sheet's owner would hide or make
 * ambiguous. A date is written as ISO 8601, a number by all its digits.
 */
export const cellText = (value: CellValue, cell: Cell | undefined, show: Show): CellText => {
  if (value === null) return cell?.formula === undefined ? null : NO_RESULT;
  const format = cell?.style?.numFmt;
  if (value instanceof Date) return dateText(value, format, show);
  if (typeof value === 'number') return numberText(value, format, show);
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
};

/** What a format shows, without its literals, colours and conditions. */
const signsOf = (format: string): string =>
  format.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').toLowerCase();

/** A part of a date, such as a month or a time of day, as it is shown; a whole one so that nobody can misread it. */
const dateText = (date: Date, format: string | undefined, show: Show): CellText => {
  if (Number.isNaN(date.getTime())) return '#NUM!';
  const signs = signsOf(format ?? 'yyyy-mm-dd');
  if (!/y/.test(signs) || !/m/.test(signs) || !/d/.test(signs)) return show(date, format ?? '');
  const [day, time] = toSeconds(date)
    .toISOString()
    .split(/T|\.000Z/);
  return /h/.test(signs) ? `${day}T${time}` : (day ?? null);
};

/** A workbook counts in days, which is a little less or more than a whole second. */
const toSeconds = (date: Date): Date => new Date(Math.round(date.getTime() / 1000) * 1000);

/** A number of sixteen digits that ends in zero has had another digit there: whoever typed it cannot tell. */
const MOST_DIGITS = 15;

const numberText = (value: number, format: string | undefined, show: Show): CellText => {
  const whole = Number.isInteger(value);
  const long = whole && Math.abs(value) >= 10 ** MOST_DIGITS;
  if (long && (!Number.isSafeInteger(value) || value % 10 === 0)) return LOST_DIGITS;
  if (whole && format !== undefined && isLabel(format)) return show(value, format).trim();
  return String(whole ? value : Number(value.toPrecision(MOST_DIGITS)));
};

/**
 * Whether a format makes a label of a number (`00000`, `000-00-0000`): then what it shows is the value. One
 * for amounts (thousands, decimals, percent, powers of ten) shows the same number in another writing.
 */
const isLabel = (format: string): boolean => {
  const ofNumbers = signsOf(format)
    .split(';')
    .filter((section) => !section.includes('@'));
  return (
    ofNumbers.some((section) => /[0#?]/.test(section)) &&
    !ofNumbers.some((section) => /[.,%/]|e[+-]|general/.test(section))
  );
};
