import { MINUTE_MS } from '#core/day.ts';

/** The beginning of the minute: finer times would show how long a query ran, which depends on the lists. */
export const wholeMinute = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
