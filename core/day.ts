/** A day, as all terms of an agreement count it: from one moment to the same of the next day in UTC. */
export const DAY_MS = 86_400_000;

/** A minute: how finely entries of the ledger say when something was. */
export const MINUTE_MS = 60_000;
