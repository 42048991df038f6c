import type { Row, VaultQuery } from '#core/matching/vault-query.ts';

/** What a query came to, and what it cost to read. */
export interface QueryResult {
  readonly rows: readonly Row[];
  readonly scannedBytes: number;
}

/** Counts over the vault: DuckDB or Athena. Only `answer-question` may hold one. */
export interface QueryEngine {
  run(query: VaultQuery): Promise<QueryResult>;
}
