import { tmpdir } from 'node:os';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { PARQUET, PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteName, quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';

/** Limits of an engine for tests: small, so that several run side by side. */
export const TEST_LIMITS: EngineLimits = {
  threads: 1,
  memoryMegabytes: 300,
  spillFolder: tmpdir(),
};

let engine: Promise<DuckDBInstance> | undefined;

/** Lends a connection to the one engine of this process: to start one takes longer than a small file does. */
const withFiles = async <Result>(
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> => {
  engine ??= DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '1500MB',
    // A file may be written again under the name of another.
    enable_external_file_cache: 'false',
  });
  const connection = await (await engine).connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
  }
};

/** A value of a test table. */
type Cell = string | number | bigint | null;

const literal = (cell: Cell): string =>
  cell === null ? 'null' : typeof cell === 'string' ? quoteText(cell) : String(cell);

/** A Parquet file to write; `columns` maps each name to its SQL type, in the order of the cells. */
export interface ParquetFile {
  readonly path: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
  /** How it is written; as a token file if left out. */
  readonly as?: string;
}

/** Writes Parquet files whose rows stand in the order in which they are given. */
export const writeParquetFiles = (files: readonly ParquetFile[]): Promise<void> =>
  withFiles(async (connection) => {
    for (const { path, columns, rows, as = PARQUET } of files) {
      const declared = Object.entries(columns).map(([name, type]) => `${quoteName(name)} ${type}`);
      await connection.run(`create or replace temp table written (${declared.join(', ')})`);
      for (let from = 0; from < rows.length; from += 1000) {
        const values = rows
          .slice(from, from + 1000)
          .map((row) => `(${row.map(literal).join(', ')})`);
        await connection.run(`insert into written values ${values.join(', ')}`);
      }
      await connection.run(`copy written to ${quoteTarget(path)} ${as}`);
    }
  });

/** Writes one Parquet file. */
export const writeParquet = (
  path: string,
  columns: ParquetFile['columns'],
  rows: ParquetFile['rows'],
): Promise<void> => writeParquetFiles([{ path, columns, rows }]);

/** Writes a part of a drop as `prepare` does: every column is text. */
export const writePart = (
  path: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> =>
  writeParquetFiles([
    {
      path,
      columns: Object.fromEntries(columns.map((name) => [name, 'varchar'])),
      rows,
      as: PART_PARQUET,
    },
  ]);

/** Writes what a query answers as a part, however many rows that are. */
export const writeQuery = (path: string, query: string): Promise<void> =>
  withFiles(async (connection) => {
    await connection.run(`copy (${query}) to ${quoteTarget(path)} ${PART_PARQUET}`);
  });

/** Every row of Parquet files, in the order in which they stand there. */
export const readParquet = (...paths: readonly string[]): Promise<Record<string, DuckDBValue>[]> =>
  withFiles(async (connection) => {
    const read = await connection.runAndReadAll(`select * from ${parquetRows(...paths)}`);
    return read.getRowObjects();
  });
