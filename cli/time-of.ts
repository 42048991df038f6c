import { AirlockError } from '#core/errors.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = { beginning: 'T00:00:00Z', end: 'T23:59:59.999Z' } as const;

// Node takes the 31st of February for the 3rd of March.
const isOfCalendar = (day: string): boolean =>
  new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(-2));

/** Is this a day of the calendar, as `2026-11-26`? */
export const isDay = (text: string): boolean => DAY.test(text) && isOfCalendar(text);

/** The day of the option `--since`. Throws AirlockError('usage') for what is none. */
export const dayOf = (text: string): Date => {
  if (isDay(text)) return new Date(`${text}T00:00:00Z`);
  throw new AirlockError('usage', 'The option --since takes a day, such as 2026-11-26.');
};

/**
 * A day or a time of an option, in milliseconds; of a day its beginning or its end. Throws AirlockError('usage') for
 * what is none.
 */
export const timeOf = (text: string | undefined, ofDay: keyof typeof HOUR): number | undefined => {
  if (text === undefined) return undefined;
  const time = Date.parse(DAY.test(text) ? `${text}${HOUR[ofDay]}` : text);
  const [day = ''] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (day !== '' && isOfCalendar(day) && !Number.isNaN(time)) return time;
  throw new AirlockError('usage', 'A time is a day, such as 2026-11-26, or 2026-11-26T14:00Z.');
};
