/** A day, as all terms of an agreement count it: from one moment to the same of the next day in UTC. */
export const DAY_MS = 86_400_000;

/** So many days after an instant, as long text (ISO 8601). */
export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * DAY_MS).toISOString();

/** A minute: how finely entries of the ledger say when something was. */
export const MINUTE_MS = 60_000;

/** The beginning of the minute: finer times would show how long a query ran, which depends on the lists. */
export const wholeMinute = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);

/** The day of an instant by Greenwich, as 2026-11-27. */
export const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
