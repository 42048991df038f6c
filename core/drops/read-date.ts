import { calendarDay } from '#core/drops/calendar-day.ts';
import { type DateFormat, type DateReader, declaredDateReader } from '#core/drops/date-format.ts';

/** Year first, with one separator throughout or none: the only order that cannot be misread. */
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(.*)$/s;

/**
 * What may follow: a time without zone, which says nothing about the day, or midnight in a zone. Another
 * time in a zone may be midnight elsewhere, of the day before or after: not guessed.
 */
const HARMLESS_TIME =
  /^(?:[T\s]+\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?|[T\s]+00:00(?::00(?:[.,]0+)?)?\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?))?$/i;

/** Reads a date that is year first, with or without a time. Anything else is ambiguous or no date. */
export const yearFirstDay: DateReader = (text) => {
  const [, year, , month, day, rest = ''] = YEAR_FIRST.exec(text) ?? [];
  if (year === undefined || !HARMLESS_TIME.test(rest)) return undefined;
  return calendarDay(Number(year), Number(month), Number(day));
};

const hasDashes = (text: string): boolean => text.charAt(4) === '-';

/**
 * The reader of a column of dates. Where a format is declared it decides, and only `YYYY-MM-DD` is read
 * beside it, as exports write days that their spreadsheet cannot count.
 */
export const dateReader = (declared?: DateFormat): DateReader => {
  if (!declared) return (text) => yearFirstDay(text.trim());
  const read = declaredDateReader(declared);
  const beside = !declared.format.toUpperCase().startsWith('Y');
  return (raw) => {
    const text = raw.trim();
    return read(text) ?? (beside && hasDashes(text) ? yearFirstDay(text) : undefined);
  };
};
