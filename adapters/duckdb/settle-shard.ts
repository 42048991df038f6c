import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { keptSql, loserColumns, losersSql, type Settling } from '#adapters/duckdb/settling-sql.ts';
import { attributesIn } from '#adapters/duckdb/version-people.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { RANGE_TOKENS } from '#core/limits.ts';
import type { KindFiles, SettledShard } from '#core/ports/version-files.ts';

/** What is known of the shard's pieces before they are read. */
interface Pieces {
  readonly files: KindFiles;
  readonly attributes: readonly string[];
}

const settlingOf = (kind: IdentifierKind, { files, attributes }: Pieces): Settling => ({
  ...{ kind, kinds: [...files.keys()], attributes },
  pieces: parquetRows(...(files.get(kind) ?? [])),
});

/** Grain: one row per (kind, token) that a person holds although a lower person holds it too, with all that is known of it. */
const losersTable = ({ files, attributes }: Pieces): string => {
  const columns = loserColumns({ kinds: [...files.keys()], attributes }).map(
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

const writeKept = async (settling: Settling, target: string): Promise<string> => {
  const losers = `(select person from losers where _lost = '${settling.kind}')`;
  const path = quoteTarget(join(target, `${settling.kind}.parquet`));
  return `copy (${await keptSql(settling, losers)}) to ${path} ${PARQUET}`;
};

const lostByKind = async (
  connection: DuckDBConnection,
): Promise<ReadonlyMap<IdentifierKind, number>> => {
  const found = await connection.runAndReadAll('select _lost, count(*) from losers group by all');
  return new Map(
    found.getRows().map(([kind, lost]) => [String(kind) as IdentifierKind, Number(lost)]),
  );
};

/** Resolves duplicates between the parts in one shard: the lower person keeps the token. */
export const settleShard = async (
  connection: DuckDBConnection,
  files: KindFiles,
  target: string,
): Promise<SettledShard> => {
  const pieces: Pieces = { files, attributes: await attributesIn(connection, files) };
  await connection.run(losersTable(pieces));
  const settlings = [...files.keys()].map((kind) => settlingOf(kind, pieces));
  for (const settling of settlings) await findLosers(connection, settling);
  for (const settling of settlings) await connection.run(await writeKept(settling, target));
  const lost = await lostByKind(connection);
  if (lost.size === 0) return { lost, losers: undefined };
  const losers = join(target, 'losers.parquet');
  await connection.run(
    `copy (from losers order by person, _lost) to ${quoteTarget(losers)} ${PARQUET}`,
  );
  return { lost, losers };
};
