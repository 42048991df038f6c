import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { versionPrefix } from '#core/room-layout.ts';
import { TEST_LIMITS } from '#test/support/parquet.ts';
import { vaultGlob } from '#test/support/vault.ts';

/** DuckDB over a vault that a test wrote under `root`. */
export const openDuckDb = (root: string): DuckDbQueryEngine =>
  new DuckDbQueryEngine(TEST_LIMITS, {
    locate: async (table) => {
      const folder = join(root, versionPrefix(table));
      let bytes = 0;
      for (const name of await readdir(folder, { recursive: true }))
        if (name.endsWith('.parquet')) bytes += (await stat(join(folder, name))).size;
      return { glob: vaultGlob(root, table), bytes };
    },
  });
