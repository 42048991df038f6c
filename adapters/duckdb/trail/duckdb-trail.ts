import { rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { AUDIT_MACROS } from '#adapters/duckdb/trail/audit-macros.ts';
import { TRAIL_MEMORY_MEGABYTES } from '#core/audit/audit-limits.ts';
import type { Trail, TrailRow } from '#core/ports/trail.ts';
import type { Examined } from '#core/trail/examined.ts';

const plain = (value: DuckDBValue): TrailRow[string] => {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return String(value);
};

/** A DuckDB for a trail. */
export interface TrailEngine {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** Where it keeps what does not fit into memory; removed with it. */
  readonly folder?: string | undefined;
}

/**
 * Opens an engine with the functions that audit SQL calls. Its tables lie in memory up to the limit, and beyond it in
 * the folder, if there is one: a database in a file would be packed as it is written, which costs half as much again.
 */
export const openTrailEngine = async (folder?: string): Promise<TrailEngine> => {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${TRAIL_MEMORY_MEGABYTES}MB`,
    temp_directory: folder ?? '',
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  for (const macro of AUDIT_MACROS) await connection.run(macro);
  return { instance, connection, folder };
};

/** Closes an engine, and removes what it kept. */
export const closeTrailEngine = async (engine: TrailEngine): Promise<void> => {
  engine.connection.closeSync();
  engine.instance.closeSync();
  if (engine.folder) await rm(engine.folder, { recursive: true, force: true });
};

/** The events of a trail in DuckDB. */
export class DuckDbTrail implements Trail {
  readonly examined: Examined;
  readonly #engine: TrailEngine;

  /** Takes the engine, and closes it when the trail is disposed of. */
  constructor(engine: TrailEngine, examined: Examined) {
    this.#engine = engine;
    this.examined = examined;
  }

  async rows(sql: string, values: readonly string[] = []): Promise<readonly TrailRow[]> {
    const found = await this.#engine.connection.runAndReadAll(sql, [...values]);
    return found
      .getRowObjects()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
      );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await closeTrailEngine(this.#engine);
  }
}
