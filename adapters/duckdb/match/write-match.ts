import type { DuckDBConnection } from '@duckdb/node-api';
import { MATCHES } from '#adapters/duckdb/match/match-making.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { matchNumbers } from '#core/matching/match-numbers.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

/** Such files are as long as they have rows: nothing in them is packed, and no value is said by its place in a list. */
export const KEPT_PARQUET =
  '(format parquet, compression uncompressed, parquet_version v1, dictionary_size_limit 0)';

/** Writes what is kept of a match into a file. One thread: several would cut the rows another way each time. */
export const writeMatch = async (
  connection: DuckDBConnection,
  match: VersionsMatch,
  target: string,
): Promise<void> => {
  const rows = await fillSql('matching/fast/kept', {
    people: String(match.rows),
    matches: MATCHES,
    numbers: matchNumbers(match)
      .map((number) => `coalesce(${number}, 0) as ${number}`)
      .join(', '),
  });
  await connection.run('set threads = 1');
  await connection.run(`copy (${rows}) to ${quoteTarget(target)} ${KEPT_PARQUET}`);
  await connection.run('reset threads');
};
