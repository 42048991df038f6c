import { join } from 'node:path';
import type { EngineName } from '#test/emulator/choose-engine.ts';
import {
  type AthenaAnswer,
  type AthenaEngine,
  type AthenaStatement,
  TrinoAthenaEngine,
} from '#test/trino/athena-engine.ts';
import { DuckDbAthenaEngine } from '#test/trino/duckdb-athena-engine.ts';
import { fetchTrino } from '#test/trino/fetch-trino.ts';
import { SAMPLE_LIMITS } from '#test/trino/sample-vault.ts';
import { startTrino } from '#test/trino/start-trino.ts';
import {
  createVaultTables,
  refreshVaultTables,
  type VaultDatasetTable,
} from '#test/trino/vault-tables.ts';

/** A folder and an engine that reads the tables in it. */
export interface AthenaBackend {
  /** Where the files of all tables lie. */
  readonly root: string;
  /** An engine that knows these tables; `refresh` runs before each statement. */
  open(tables: readonly VaultDatasetTable[], refresh: () => Promise<void>): Promise<AthenaEngine>;
  close(): Promise<void>;
}

/** Starts the engine. `folder` is where it may write. */
export const startBackend = async (engine: EngineName, folder: string): Promise<AthenaBackend> =>
  engine === 'trino' ? trinoBackend() : duckDbBackend(join(folder, 'athena'));

const duckDbBackend = (root: string): AthenaBackend => ({
  root,
  open: async (tables, refresh) =>
    new RefreshedEngine(new DuckDbAthenaEngine(SAMPLE_LIMITS, root, tables), refresh),
  close: async () => {},
});

const trinoBackend = async (): Promise<AthenaBackend> => {
  const trino = await startTrino(await fetchTrino());
  return {
    root: trino.root,
    open: async (tables, refresh) => {
      await createVaultTables(trino, tables);
      return new TrinoAthenaEngine(trino.url, async () => {
        await refresh();
        await refreshVaultTables(trino.url, tables);
      });
    },
    close: trino.stop,
  };
};

class RefreshedEngine implements AthenaEngine {
  readonly #engine: AthenaEngine;
  readonly #refresh: () => Promise<void>;

  constructor(engine: AthenaEngine, refresh: () => Promise<void>) {
    this.#engine = engine;
    this.#refresh = refresh;
  }

  async run(statement: AthenaStatement, signal: AbortSignal): Promise<AthenaAnswer> {
    await this.#refresh();
    return this.#engine.run(statement, signal);
  }
}
