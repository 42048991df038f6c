import { dayNumber } from '#core/drops/calendar-day.ts';
import { declaredDateReader, formatFault, looksLikeDate } from '#core/drops/date-format.ts';
import { offsetIn, type ZoneClock, zoneClock } from '#core/drops/zone-offset.ts';
import { MAX_TIME } from '#core/event-limits.ts';

/** How the times of a column are written. */
export interface TimeFormat {
  /** `iso`, `unix`, `unix-ms`, `excel`, or days by a format such as `DD/MM/YYYY HH:mm:ss`. */
  readonly format: string;
  /** The first of the hundred years that two digits stand for. */
  readonly firstYear?: number | undefined;
  /** The zone of times that name none. */
  readonly zone: string;
  /** Whether a day without a time is its first second, or its last. */
  readonly dayAs: 'start' | 'end';
}

/** Why a text is no time: it is not of the form, or there is no such one. */
type NoTime = 'unread-time' | 'impossible-time';

/** Reads the text of a time as seconds since 1970, 0 … 9,999,999,999. */
export type TimeReader = (text: string) => number | NoTime;

const DAY = 86_400;

const bounded = (second: number | undefined): number | NoTime =>
  second !== undefined && second >= 0 && second <= MAX_TIME ? second : 'impossible-time';

/** Whole numbers since 1970, of which so many are a second. */
const unixReader =
  (perSecond: number): TimeReader =>
  (text) => {
    const whole = /^\d{1,13}(?=$|[.,]\d+$)/.exec(text)?.[0];
    return whole === undefined ? 'unread-time' : bounded(Math.floor(Number(whole) / perSecond));
  };

/** Days since 1899 and a part of one, by the clocks of the zone. */
const excelReader = ({ at }: ZoneClock): TimeReader => {
  const dayOf = declaredDateReader({ format: 'excel' });
  return (text) => {
    const [, fraction = '0'] = /[.,](\d+)$/.exec(text) ?? [];
    if (!/^\d{1,6}(?:[.,]\d+)?$/.test(text)) return 'unread-time';
    const day = dayOf(text);
    if (day === undefined) return 'impossible-time';
    return bounded(at(dayNumber(day) * DAY + Math.round(Number(`0.${fraction}`) * DAY)));
  };
};

/** What may stand behind a day: a time, and behind that a zone, of which none is further than fourteen hours. */
const TIME =
  /(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AP])M)?\s*(Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;

/** Seconds into a day that a time says; undefined where there is none such. */
const secondsOf = ([, hours, minutes, seconds, half]: readonly (string | undefined)[]):
  | number
  | undefined => {
  const [hour, minute, second] = [hours, minutes, seconds ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (minute > 59 || second > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : hour * 3600 + minute * 60 + second;
  if (hour < 1 || hour > 12) return undefined;
  const ofDay = (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return ofDay * 3600 + minute * 60 + second;
};

/** Whether a text has a time behind its day. */
export const hasTime = (text: string): boolean => TIME.test(text);

/** The part of a format that is about the day: what stands before a time in it. */
const dayFormat = (format: string): string =>
  format === 'iso' ? 'YYYY-MM-DD' : format.replace(/[T\s]+HH?:mm(?::ss)?(?:\s*A)?$/, '');

const UNIX: Readonly<Record<string, number>> = { unix: 1, 'unix-ms': 1000 };

/** Why a declared format cannot be used; undefined if it can. */
export const timeFormatFault = ({
  format,
  firstYear,
}: Pick<TimeFormat, 'format' | 'firstYear'>): string | undefined => {
  if (format in UNIX) return undefined;
  const fault = formatFault({ format: dayFormat(format), firstYear });
  return fault === undefined || format === 'iso'
    ? undefined
    : `${fault}; with HH:mm:ss behind it for a time, or iso, unix or unix-ms`;
};

const dayReader = (
  { format, firstYear, dayAs }: TimeFormat,
  { at, dayAt }: ZoneClock,
): TimeReader => {
  const ofDay = { format: dayFormat(format), firstYear };
  const [looks, dayOf] = [looksLikeDate(ofDay.format), declaredDateReader(ofDay)];
  // The next day is there, or the one behind it: whoever moves the date line skips one.
  const endOf = (start: number): number | undefined => {
    const next = dayAt(start + DAY) ?? dayAt(start + 2 * DAY);
    return next === undefined ? undefined : next - 1;
  };
  const wholeDay = (start: number): number | undefined => {
    const begins = dayAt(start);
    return begins === undefined || dayAs === 'start' ? begins : endOf(start);
  };
  return (text) => {
    const time = TIME.exec(text);
    const written = time === null ? text : text.slice(0, time.index);
    if (!looks(written)) return 'unread-time';
    const day = dayOf(written);
    if (day === undefined) return 'impossible-time';
    const start = dayNumber(day) * DAY;
    if (time === null) return bounded(wholeDay(start));
    const seconds = secondsOf(time);
    if (seconds === undefined) return 'impossible-time';
    const zone = time[5];
    return bounded(zone === undefined ? at(start + seconds) : start + seconds - offsetIn(zone));
  };
};

/**
 * Makes the reader of a column of times. A zone in the text wins over the one that is agreed; a time that clocks show
 * twice is the earlier one, and one that they skip is impossible.
 */
export const timeReader = (declared: TimeFormat): TimeReader => {
  const { format, zone } = declared;
  const perSecond = UNIX[format];
  const clock = zoneClock(zone);
  const ofDays = format === 'excel' ? excelReader(clock) : dayReader(declared, clock);
  const read = perSecond === undefined ? ofDays : unixReader(perSecond);
  return (text) => {
    const trimmed = text.trim();
    return trimmed === '' ? 'unread-time' : read(trimmed);
  };
};
