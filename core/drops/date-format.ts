import type { CalendarDay } from '#core/drops/calendar-day.ts';
import { calendarDay, daysAfter } from '#core/drops/calendar-day.ts';
import { monthOfName } from '#core/drops/month-names.ts';

/** Reads the text of a date; undefined if it is none of the format. */
export type DateReader = (text: string) => CalendarDay | undefined;

/** How dates of a column are written, as a mapping declares it. */
export interface DateFormat {
  readonly format: string;
  /** The first of the hundred years that two digits stand for. */
  readonly firstYear?: number | undefined;
}

/** What a declared format may be, for messages. */
const DATE_FORMATS =
  'DD/MM/YYYY, MM/DD/YYYY, D.M.YYYY, YYYY-MM-DD, DD MMM YYYY, DDMMYYYY, DD/MM/YY with firstYear, excel or excel-1904';

/** Serials count from these days. Excel believes in a 29 February 1900: from March on it is one ahead. */
const EXCEL_EPOCHS: Readonly<Record<string, CalendarDay>> = {
  excel: '1899-12-30',
  'excel-1904': '1904-01-01',
};
const PHANTOM_DAY = 60;

const SERIAL = /^(\d{1,6})(?:[.,]\d+)?$/;

const excelReader =
  (epoch: CalendarDay, hasPhantom: boolean): DateReader =>
  (text) => {
    const serial = Number(SERIAL.exec(text)?.[1] ?? Number.NaN);
    if (hasPhantom && (serial === PHANTOM_DAY || serial < 1)) return undefined;
    return Number.isNaN(serial)
      ? undefined
      : daysAfter(epoch, hasPhantom && serial < PHANTOM_DAY ? serial + 1 : serial);
  };

const TOKENS = /YYYY|YY|MMMM|MMM|MM|M|DD|D|[^A-Z]+|[A-Z]+/g;

/** What each word of a format matches. Digits may lack a zero only where something parts them. */
const PATTERNS: Readonly<Record<string, readonly [strict: string, parted: string]>> = {
  YYYY: [String.raw`(?<year>\d{4})`, String.raw`(?<year>\d{4})`],
  YY: [String.raw`(?<short>\d{2})`, String.raw`(?<short>\d{2})`],
  MMMM: [String.raw`(?<name>[\p{L}\p{M}.]+)`, String.raw`(?<name>[\p{L}\p{M}.]+)`],
  MMM: [String.raw`(?<name>[\p{L}\p{M}.]+)`, String.raw`(?<name>[\p{L}\p{M}.]+)`],
  MM: [String.raw`(?<month>\d{2})`, String.raw`(?<month>\d{1,2})`],
  M: [String.raw`(?<month>\d{2})`, String.raw`(?<month>\d{1,2})`],
  DD: [String.raw`(?<day>\d{2})`, String.raw`(?<day>\d{1,2})`],
  D: [String.raw`(?<day>\d{2})`, String.raw`(?<day>\d{1,2})`],
};

/** A time of the day behind the date says nothing about the day, as long as no time zone follows. */
const TIME = String.raw`(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AP]M)?)?`;

const separator = (text: string): string =>
  text.trim() === '' ? String.raw`\s+` : text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const SEPARATORS = /^[\s./,-]+$/;

/** The expression of a format that names each of year, month and day once; undefined if it does not. */
const expressionOf = (format: string): RegExp | undefined => {
  const tokens = format.trim().toUpperCase().match(TOKENS) ?? [];
  const words = tokens.filter((token) => token in PATTERNS);
  const rest = tokens.filter((token) => !(token in PATTERNS));
  const parts = words.map((word) => word.charAt(0)).sort();
  if (parts.join('') !== 'DMY' || !rest.every((token) => SEPARATORS.test(token))) return undefined;
  const parted = rest.length > 0 ? 1 : 0;
  const source = tokens.map((token) => PATTERNS[token]?.[parted] ?? separator(token)).join('');
  return new RegExp(`^${source}${TIME}$`, 'iu');
};

/** Makes the function that says whether a text looks like a date of a format, though there may be no such day. */
export const looksLikeDate = (format: string): ((text: string) => boolean) => {
  const expression = format in EXCEL_EPOCHS ? SERIAL : expressionOf(format);
  return (text) => expression?.test(text) ?? false;
};

const hasShortYear = (format: string): boolean => /^(?!.*Y{4}).*Y{2}/i.test(format);

/** Why a declared format cannot be used; undefined if it can. */
export const formatFault = ({ format, firstYear }: DateFormat): string | undefined => {
  if (format in EXCEL_EPOCHS) return undefined;
  if (!expressionOf(format)) return `this is no format of a date: write one of ${DATE_FORMATS}`;
  if (hasShortYear(format) && firstYear === undefined)
    return 'two digits name no century: add firstYear, the first of the hundred years they stand for, e.g. firstYear: 1930';
  return undefined;
};

const yearOf = (groups: Readonly<Record<string, string>>, firstYear: number): number => {
  if (groups.year !== undefined) return Number(groups.year);
  const inCentury = (Number(groups.short) - (firstYear % 100) + 100) % 100;
  return firstYear + inCentury;
};

/** The reader of a declared format that has no fault; of one with a fault, a reader of nothing. */
export const declaredDateReader = ({ format, firstYear = 0 }: DateFormat): DateReader => {
  const epoch = EXCEL_EPOCHS[format];
  if (epoch !== undefined) return excelReader(epoch, format === 'excel');
  const expression = expressionOf(format);
  return (text) => {
    const groups = expression?.exec(text)?.groups;
    if (!groups) return undefined;
    const month = groups.name === undefined ? Number(groups.month) : monthOfName(groups.name);
    return calendarDay(yearOf(groups, firstYear), month ?? 0, Number(groups.day));
  };
};
