/** How many of a thing are many, and how short a time is short, for questions that count. */
export const THRESHOLDS = {
  /** Objects that somebody deletes within an hour: a room deletes a list, not a store. */
  many_deletions: '100',
  /** Days that a bucket keeps what it holds: nobody sets less than this but to have something gone. */
  short_days: '7',
} as const satisfies Readonly<Record<string, string>>;
