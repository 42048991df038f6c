import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDbListEngine } from '#adapters/duckdb/duckdb-list-engine.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { VaultFile, VaultFiles } from '#adapters/duckdb/vault-views.ts';
import { kindOfTokenFile, versionPrefix } from '#core/room-layout.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';

/** Finds the token files of a vault that lies under `root`. */
export const vaultFilesIn = (root: string): VaultFiles => ({
  locate: async (table) => {
    const folder = join(root, versionPrefix(table));
    const files: VaultFile[] = [];
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name);
      const kind = kindOfTokenFile(path);
      if (kind) files.push({ kind, path, bytes: (await stat(path)).size });
    }
    return files;
  },
});

/** DuckDB over a vault that a test wrote under `root`. */
export const openDuckDb = (root: string): DuckDbQueryEngine =>
  new DuckDbQueryEngine(TEST_LIMITS, vaultFilesIn(root));

/** The same for lists. */
export const openDuckDbLists = (root: string): DuckDbListEngine =>
  new DuckDbListEngine(TEST_LIMITS, vaultFilesIn(root));
