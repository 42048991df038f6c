import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** The overlap of two drops as plain SQL for DuckDB: who of the brand's is on the other list by either kind. */
const questionOf = (folder: string): string => {
  const parts = (side: string): string =>
    `read_parquet(${quoteText(join(folder, side, 'part-*.parquet'))})`;
  const known = (kind: string): string =>
    `${kind} in (select ${kind} from ${parts('publisher')} where ${kind} is not null)`;
  return `select count(*) from (select distinct email, phone from ${parts('brand')})
where ${known('email')} or ${known('phone')}`;
};

/** Asks it once, of digests that any reader of the two files could look up. */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    const reader = await time(() => connection.runAndReadAll(questionOf(folder)));
    if (Number(reader.getRows()[0]?.[0] ?? 0) === 0) throw new Error('the lists share nobody');
  });
};
