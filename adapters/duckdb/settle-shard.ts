import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { keptSql, loserColumns, losersSql, type Settling } from '#adapters/duckdb/settling-sql.ts';
import { attributesIn } from '#adapters/duckdb/version-people.ts';
import type { SettledShard, ShardPieces } from '#core/ports/version-files.ts';
import { RANGE_TOKENS } from '#core/work-limits.ts';

/** Grain: one row per token that a person holds although as many lower ones as may have it do too, with all that is known of it. */
const losersTable = (settling: Settling): string => {
  const columns = loserColumns(settling).map(
    (name) => `${quoteName(name)} ${name === '_lost' ? 'varchar' : 'bigint'}`,
  );
  return `create temp table losers (${columns.join(', ')})`;
};

type Range = readonly [bigint, bigint];

/** Cuts the tokens into ranges. The files are sorted by token, so a range reads little more than its own. */
const rangesOf = async (
  connection: DuckDBConnection,
  pieces: string,
): Promise<readonly Range[]> => {
  const found = await connection.runAndReadAll(
    `select count(*), min(token_hi), max(token_hi) from ${pieces}`,
  );
  const [tokens, least, most] = found.getRows()[0] ?? [];
  if (typeof least !== 'bigint' || typeof most !== 'bigint') return [];
  const ranges = BigInt(Math.ceil(Number(tokens) / RANGE_TOKENS));
  const border = (at: bigint): bigint => least + ((most - least + 1n) * at) / ranges;
  return Array.from({ length: Number(ranges) }, (_, at) => [
    border(BigInt(at)),
    border(BigInt(at) + 1n) - 1n,
  ]);
};

/** The shared tokens of one range are few: first they are found, then their holders. */
const findLosers = async (connection: DuckDBConnection, settling: Settling): Promise<void> => {
  const statement = `insert into losers ${await losersSql(settling)}`;
  for (const range of await rangesOf(connection, settling.pieces))
    await connection.run(statement, [...range]);
};

const countLosers = async (connection: DuckDBConnection): Promise<number> => {
  const found = await connection.runAndReadAll('select count(*) from losers');
  return Number(found.getRows()[0]?.[0]);
};

/** Resolves duplicates between the parts of one kind in one shard: the lower persons keep the token, as many as may have it. */
export const settleShard = async (
  connection: DuckDBConnection,
  { kind, kinds, files, holders = 1 }: ShardPieces,
  target: string,
): Promise<SettledShard> => {
  const attributes = await attributesIn(connection, files);
  const settling = { kind, kinds, attributes, holders, pieces: parquetRows(...files) };
  await connection.run(losersTable(settling));
  await findLosers(connection, settling);
  const write = async (name: string, rows: string): Promise<string> => {
    const path = join(target, name);
    await connection.run(`copy (${rows}) to ${quoteTarget(path)} ${PARQUET}`);
    return path;
  };
  const kept = await write('kept.parquet', await keptSql(settling, 'losers'));
  const lost = await countLosers(connection);
  if (lost === 0) return { lost, kept, losers: undefined };
  return { lost, kept, losers: await write('losers.parquet', 'from losers order by person') };
};
