import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import type { Timer } from '#proof/bench/timing.ts';

const hexOf = (key: Buffer, pad: number): string =>
  `unhex('${Buffer.from(key.map((byte) => byte ^ pad)).toString('hex')}')`;

/** HMAC-SHA-256 of a digest by the SHA-256 of SQL, as RFC 2104 puts it together. */
const tokenOf = (column: string, key: Buffer): string =>
  `case when regexp_full_match(${column}, '[0-9a-f]{64}') then
    left(sha256(${hexOf(key, 0x5c)} || unhex(sha256(${hexOf(key, 0x36)} || unhex(${column})))), 32) end`;

/**
 * The ingest as plain SQL for DuckDB: two HMACs a row, one Parquet file for each kind, sorted by token. No account of
 * bad rows, no duplicates between parts, no checksum, no ledger. It shares no text with this project's own.
 */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  const key = Buffer.concat([randomBytes(32), Buffer.alloc(32)]);
  await withConnection(engineLimits(join(folder, 'spill')), (connection) =>
    time(async () => {
      for (const kind of ['email', 'phone'])
        await connection.run(`copy (
  select * from (
    select ${tokenOf(kind, key)} as token, * exclude (email, phone)
    from read_parquet(${quoteText(join(folder, 'brand/part-*.parquet'))})
  ) where token is not null order by token
) to ${quoteTarget(join(folder, `${kind}.parquet`))} (format parquet, compression zstd)`);
    }),
  );
};
