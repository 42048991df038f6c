import { DAY_MS } from '#core/day.ts';

/** A day without time and place, as `YYYY-MM-DD`. */
export type CalendarDay = string;

/** Nobody in a customer file was born earlier, and nothing in one happened later. */
const [EARLIEST_YEAR, LATEST_YEAR] = [1800, 2100];

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The day of that year, month (from 1) and day of the month; undefined if there is none. */
export const calendarDay = (year: number, month: number, day: number): CalendarDay | undefined => {
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
};

/** Days since 1970-01-01, for differences. */
export const dayNumber = (day: CalendarDay): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day so many days after another. */
export const daysAfter = (from: CalendarDay, days: number): CalendarDay | undefined => {
  const date = new Date((dayNumber(from) + days) * DAY_MS);
  return calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
};

/** Whole months from one day to a later one, as birthdays count: the last is full on the day itself. */
export const monthsBetween = (from: CalendarDay, to: CalendarDay): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return toDay < fromDay ? months - 1 : months;
};
