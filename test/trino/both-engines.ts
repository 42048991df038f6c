import { expect, inject } from 'vitest';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { TrinoAthenaEngine } from '#proof/trino/athena-engine.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';
import { throughAthena } from '#proof/trino/through-athena.ts';
import { createVaultTables, type VaultDatasetTable } from '#proof/trino/vault-tables.ts';
import { sortedRows } from '#test/contract/query-engine.contract.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { inText } from '#test/support/match-text.ts';
import { runQuery } from '#test/support/run-query.ts';

/**
 * The query engine of a deployed room with Trino behind its Athena, over the tables given. Whoever writes a version
 * tells Trino so (`refreshVaultTables`), once and not before every question: it looks at all folders.
 */
export const openTrino = async (tables: readonly VaultDatasetTable[]): Promise<QueryEngine> => {
  const trino = inject('trino');
  await createVaultTables(trino, tables);
  return throughAthena(new TrinoAthenaEngine(trino.url), DATABASE);
};

/** The query engine of local mode over the same files. */
export const openDuckDb = (): QueryEngine =>
  new DuckDbQueryEngine(SAMPLE_LIMITS, vaultFilesIn(inject('trino').root));

/**
 * Runs a question in both texts of its match on both engines, demands the same rows of all four and answers
 * them.
 */
export const askBoth = async (trino: QueryEngine, query: VaultQuery): Promise<readonly Row[]> => {
  const { rows } = await runQuery(openDuckDb(), query);
  for (const text of ['fast', 'oblivious'] as const)
    for (const engine of [openDuckDb(), trino]) {
      const again = await runQuery(engine, inText(query, text));
      expect(sortedRows(again.rows)).toEqual(sortedRows(rows));
    }
  return rows;
};
