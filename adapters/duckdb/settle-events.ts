import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { countOf } from '#adapters/duckdb/count-of.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import type { SettledEvents } from '#core/ports/version-files.ts';

/** Makes one of the events that several parts have, and takes the marks away that told equal ones apart. */
export const settleEvents = async (
  connection: DuckDBConnection,
  files: readonly string[],
  target: string,
): Promise<SettledEvents> => {
  const pieces = parquetRows(...files);
  await connection.run(`create temp table settled as select distinct * from ${pieces}`);
  const repeats = (await countOf(connection, pieces)) - (await countOf(connection, 'settled'));
  const kept = join(target, 'kept.parquet');
  const rows = 'select * exclude (_mark) from settled order by all';
  await connection.run(`copy (${rows}) to ${quoteTarget(kept)} ${PARQUET}`);
  return { repeats, kept };
};
