/** How many of a thing are many, and how short a time is short, for questions that count; pieces of SQL. */
export const THRESHOLDS = {
  /** Objects that somebody deletes within an hour: a room deletes a list, not a store. */
  many_deletions: '100',
  /** Days that a bucket keeps what it holds: nobody sets less than this but to have something gone. */
  short_days: '7',
  /** Calls that one principal is refused within an hour: people are refused a few times a day. */
  many_refusals: '10',
  /** Sign-ins that fail within an hour or a day, or users that they fail for: people mistype twice or thrice. */
  many_failed_sign_ins: '5',
  /** Secrets or parameters that one principal reads within an hour: programs know the few that they need. */
  many_secrets: '10',
  /** Different lists of what there is that one principal asks for within an hour: tools ask for those of their work. */
  many_lists: '6',
  /** Buckets that one principal looks at within an hour. */
  many_buckets: '5',
  /** Machines whose startup scripts one principal asks for within an hour. */
  many_machines: '5',
  /** Calls after which the ways of a principal are known, and what is new among them is told. */
  known_by_calls: '20',
  /**
   * The hours that a call is counted in: each begins at a half hour, and a call is in two of them (`back.slots`), so
   * that what happens within half an hour is in one hour together, whenever that was.
   */
  hour_from: 'floor(to_unixtime(from_iso8601_timestamp(event_time)) / 1800) - back.slots',
} as const satisfies Readonly<Record<string, string>>;
