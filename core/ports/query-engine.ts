import type { Row, VaultQuery } from '#core/matching/vault-query.ts';

/** What a query came to, and what it read for that. */
export interface FinishedQuery {
  readonly outcome: 'finished';
  readonly rows: readonly Row[];
  readonly scannedBytes: number;
  /** What the engine calls each execution that was begun for the answer, where it says so to others too. */
  readonly executions?: readonly string[];
}

/** What came of a query by now: it may go on by itself. */
export type QueryResult = FinishedQuery | { readonly outcome: 'running' };

/** What a query is run for: `answer` is the name of the release that was paid for. */
export interface QueryPurpose {
  readonly answer: string;
}

/** What a question will take of its engine. */
export interface Quote {
  /** About how many bytes are read for it. */
  readonly scannedBytes: number;
  /** What that costs, in US dollars. */
  readonly dollars: number;
}

/** Counts over the vault: DuckDB or Athena. Only `answer-question` may hold one. */
export interface QueryEngine {
  /**
   * What a query will read and cost that computes its match out of about so many bytes; less, where the engine has
   * the match already. Throws AirlockError('room') if it would not be run: the engine is not set up as the room was
   * deployed, or does not read so much. Asked before anything is charged.
   */
  quote(bytes: number, query: VaultQuery): Promise<Quote>;
  /**
   * Runs the query of an answer, and waits for it as long as it can. What was paid for once is one execution for
   * ever: whoever comes again, at once, later or after a crash, finds the one that runs or is finished. Only one
   * that failed is begun anew, a bounded number of times.
   */
  run(query: VaultQuery, purpose: QueryPurpose): Promise<QueryResult>;
}
