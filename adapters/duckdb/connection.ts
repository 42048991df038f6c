import { resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** How much of the machine one engine may take. */
export interface EngineLimits {
  readonly threads: number;
  readonly memoryMegabytes: number;
  /** Where larger sorts spill to. */
  readonly spillFolder: string;
}

/**
 * Lends a connection to a fresh in-memory DuckDB and closes it afterwards. The engine may not load
 * extensions; it writes only where it is told to.
 */
export const withConnection = async <Result>(
  limits: EngineLimits,
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> => {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMegabytes}MB`,
    temp_directory: resolve(limits.spillFolder),
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
};
