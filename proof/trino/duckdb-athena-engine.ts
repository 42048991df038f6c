import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import type { AthenaAnswer, AthenaEngine, AthenaStatement } from '#proof/trino/athena-engine.ts';
import {
  type KeptTable,
  keptTablesOf,
  type VaultDatasetTable,
  vaultColumns,
} from '#proof/trino/vault-tables.ts';

/** A literal of an execution parameter as the value that it stands for. */
const readLiteral = (literal: string): string | bigint => {
  if (/^-?\d+$/.test(literal)) return BigInt(literal);
  if (/^'(?:[^']|'')*'$/.test(literal)) return literal.slice(1, -1).replaceAll("''", "'");
  throw new Error(
    'this engine takes no parameter but a text in quotes or the digits of an integer',
  );
};

const parquetBytes = async (folder: string): Promise<number> => {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true }).catch(() => []))
    if (name.endsWith('.parquet')) bytes += (await stat(join(folder, name))).size;
  return bytes;
};

/** DuckDB as the engine behind Athena, over the same folders, for machines without Java. */
export class DuckDbAthenaEngine implements AthenaEngine {
  readonly #limits: EngineLimits;
  readonly #root: string;
  readonly #tables: readonly VaultDatasetTable[];

  constructor(limits: EngineLimits, root: string, tables: readonly VaultDatasetTable[]) {
    this.#limits = limits;
    this.#root = root;
    this.#tables = tables;
  }

  run({ sql, parameters, database }: AthenaStatement, signal: AbortSignal): Promise<AthenaAnswer> {
    return withConnection(this.#limits, async (connection) => {
      await connection.run("attach ':memory:' as awsdatacatalog");
      let scannedBytes = 0;
      for (const table of this.#tables) scannedBytes += await this.#createView(connection, table);
      for (const table of keptTablesOf(this.#tables)) await this.#createKept(connection, table);
      if (database !== undefined) await connection.run(`use awsdatacatalog.${quoteName(database)}`);
      signal.throwIfAborted();
      const interrupt = (): void => connection.interrupt();
      signal.addEventListener('abort', interrupt, { once: true });
      try {
        const result = await connection.runAndReadAll(sql, parameters.map(readLiteral));
        const types = result.columnTypes();
        return {
          columns: result
            .columnNames()
            .map((name, at) => ({ name, type: String(types[at]).toLowerCase() })),
          rows: result
            .getRows()
            .map((row) => row.map((value) => (value === null ? null : String(value)))),
          scannedBytes,
        };
      } finally {
        signal.removeEventListener('abort', interrupt);
      }
    });
  }

  /** Each line of a kept text is a row, quotes and all. */
  async #createKept(
    connection: DuckDBConnection,
    { database, name, column, keys, folder, file }: KeptTable,
  ): Promise<void> {
    const files = await readdir(join(this.#root, folder), { recursive: true }).catch(() => []);
    const names = [column, ...Object.values(keys)].map(quoteName).join(', ');
    const folders = Object.keys(keys);
    const source = files.some((each) => each.endsWith(file))
      ? `select kept, ${folders.map(quoteName).join(', ')}
          from read_csv(${quoteText(join(this.#root, folder, '**', basename(file)))},
            columns = {'kept': 'varchar'}, header = false, skip = 1, delim = ',', quote = '',
            escape = '', auto_detect = false, hive_partitioning = true, hive_types_autocast = false)`
      : `select ${[column, ...folders].map(() => "''").join(', ')} where false`;
    await connection.run(
      `create view awsdatacatalog.${quoteName(database)}.${quoteName(name)} (${names}) as ${source}`,
    );
  }

  /** Makes a table stand for its files; answers how large they are. */
  async #createView(connection: DuckDBConnection, table: VaultDatasetTable): Promise<number> {
    const schema = `awsdatacatalog.${quoteName(table.database)}`;
    await connection.run(`create schema if not exists ${schema}`);
    const columns = vaultColumns(table);
    const folder = join(this.#root, table.folder);
    const bytes = await parquetBytes(folder);
    const source =
      bytes === 0
        ? `select ${columns.map(([, type]) => `null::${type}`).join(', ')} where false`
        : `select ${columns.map(([name]) => quoteName(name)).join(', ')}
          from read_parquet(${quoteText(join(folder, '**', '*.parquet'))},
            hive_partitioning = true, hive_types_autocast = false)`;
    const names = columns.map(([name]) => quoteName(name)).join(', ');
    await connection.run(`create view ${schema}.${quoteName(table.table)} (${names}) as ${source}`);
    return bytes;
  }
}
