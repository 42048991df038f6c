import type { Examined } from '#core/trail/examined.ts';

/** A row of an audit question: text, numbers, truths or nothing. */
export type TrailRow = Readonly<Record<string, string | number | boolean | null>>;

/** The events of a trail, as a table that SQL is asked of. */
export interface Trail {
  /** What was read and what was not: told in every report. */
  readonly examined: Examined;
  /** Runs one SQL text over `trail_events`, whose columns are `TRAIL_COLUMNS`. Values are bound to `?`. */
  rows(sql: string, values?: readonly string[]): Promise<readonly TrailRow[]>;
  [Symbol.asyncDispose](): Promise<void>;
}
