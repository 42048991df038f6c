/** The grain of every time that both parties read. */
export const MINUTE_MS = 60_000;

/** The beginning of the minute: finer times would show how long a query ran, which depends on the lists. */
export const wholeMinute = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
