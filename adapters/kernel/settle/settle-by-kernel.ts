import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import { toldOfLoser } from '#adapters/duckdb/settling-sql.ts';
import { attributesIn } from '#adapters/duckdb/version-people.ts';
import type { TokenMerge } from '#adapters/kernel/settle/merge-token-files.ts';
import type { SettledShard, ShardPieces } from '#core/ports/version-files.ts';

/** What settles a shard: the engine, and whoever merges files. */
export interface SettleMeans {
  readonly limits: EngineLimits;
  readonly merge: (merge: TokenMerge) => Promise<number>;
}

/**
 * Resolves duplicates between the parts of one kind in one shard: the lower persons keep the token. The files are merged by
 * the kernel; the few who lost one are looked up in SQL, for all that is known of them.
 */
export const settleByKernel = (
  { limits, merge }: SettleMeans,
  { kind, kinds, files, holders = 1 }: ShardPieces,
  target: string,
): Promise<SettledShard> =>
  withConnection(limits, async (connection) => {
    const attributes = await attributesIn(connection, files);
    const [kept, lost] = [join(target, 'kept.parquet'), join(target, 'lost.parquet')];
    const count = await merge({ files, attributes, holders, kept, lost });
    if (count === 0) {
      await rm(lost);
      return { lost: 0, kept, losers: undefined };
    }
    const losers = join(target, 'losers.parquet');
    const settling = { kind, kinds, attributes, holders, pieces: parquetRows(...files) };
    await connection.run(`copy (
  select ${toldOfLoser(settling).join(', ')} from ${settling.pieces} as tokens
  where tokens.person in (select person from ${parquetRows(lost)})
  order by tokens.person
) to ${quoteTarget(losers)} ${PARQUET}`);
    await rm(lost);
    return { lost: count, kept, losers };
  });
