import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { countOf } from '#adapters/duckdb/count-of.ts';
import { byOwner, ownerOf, tokensIn } from '#adapters/duckdb/forgetting/token-sets.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import type { KeptEvents, LeavingEvents } from '#core/ports/forgetting.ts';

/** Leaves out every event that has any of the tokens. What stays is sorted by all that is in it, as it was. */
export const leaveEvents = async (
  connection: DuckDBConnection,
  { files, tokens, target }: LeavingEvents,
): Promise<KeptEvents> => {
  const listed = byOwner(tokens);
  const kept: string[] = [];
  for (const [at, { kind, path }] of files.entries()) {
    const to = join(target, `kept-${at}.parquet`);
    const of = listed.get(ownerOf(kind));
    const stays = of ? `anti join ${tokensIn(of)} using (token_hi, token_lo)` : '';
    const rows = `select held.* from ${parquetRows(path)} as held ${stays} order by all`;
    await connection.run(`copy (${rows}) to ${quoteTarget(to)} ${PARQUET}`);
    kept.push(to);
  }
  return { files: kept, events: await countOf(connection, parquetRows(...kept)) };
};
