import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { AUDIT_MACROS } from '#adapters/duckdb/trail/audit-macros.ts';
import type { Examined } from '#core/audit/examined.ts';
import type { Trail, TrailRow } from '#core/ports/trail.ts';

const plain = (value: DuckDBValue): TrailRow[string] => {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return String(value);
};

/** A DuckDB whose table `trail_events` is being filled. */
export interface TrailEngine {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

/** Opens an engine in memory, with the functions that audit SQL calls. */
export const openTrailEngine = async (): Promise<TrailEngine> => {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  for (const macro of AUDIT_MACROS) await connection.run(macro);
  return { instance, connection };
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
    this.#engine.connection.closeSync();
    this.#engine.instance.closeSync();
  }
}
