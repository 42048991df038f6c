import { join } from 'node:path';
import type { VaultMirror } from '#proof/emulator/vault-mirror.ts';
import { type AthenaEngine, TrinoAthenaEngine } from '#proof/trino/athena-engine.ts';
import { DuckDbAthenaEngine } from '#proof/trino/duckdb-athena-engine.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';
import {
  createVaultTables,
  refreshVaultTables,
  type VaultDatasetTable,
} from '#proof/trino/vault-tables.ts';

/** What stands behind Athena: DuckDB in this process, or a Trino that runs already. */
export type EngineAddress =
  | { readonly name: 'duckdb' }
  | { readonly name: 'trino'; readonly url: string; readonly root: string };

/** Where the files of the tables lie; `folder` is where this run may write. */
export const engineRoot = (engine: EngineAddress, folder: string): string =>
  engine.name === 'trino' ? engine.root : join(folder, 'athena');

/** The engine over tables whose files are brought from the vault before each statement. */
export const openEngine = async (
  engine: EngineAddress,
  tables: readonly VaultDatasetTable[],
  vault: VaultMirror,
): Promise<AthenaEngine> => {
  if (engine.name === 'duckdb') {
    const duckDb = new DuckDbAthenaEngine(SAMPLE_LIMITS, vault.root, tables);
    return {
      run: async (statement, signal) => {
        await vault.refresh();
        return duckDb.run(statement, signal);
      },
    };
  }
  await createVaultTables(engine, tables);
  return new TrinoAthenaEngine(engine.url, async () => {
    await vault.refresh();
    await refreshVaultTables(engine.url, tables);
  });
};
