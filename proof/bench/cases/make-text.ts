import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';

/**
 * Writes two drops of a folder, `brand` and `publisher`, once more as text, for those who read no Parquet: the e-mail
 * digests of each side, every person once, without a header and with the header `id`; and the brand's rows.
 */
export const run = async ({ folder }: { folder: string }): Promise<undefined> => {
  const parts = (side: string): string =>
    `read_parquet(${quoteText(join(folder, side, 'part-*.parquet'))})`;
  const write = (select: string, file: string, header: boolean): string =>
    `copy (${select}) to ${quoteTarget(join(folder, file))} (format csv, header ${header})`;
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    for (const side of ['brand', 'publisher']) {
      const digests = `select distinct email as id from ${parts(side)} where email is not null`;
      await connection.run(write(digests, `${side}.txt`, false));
      await connection.run(write(digests, `${side}.csv`, true));
    }
    await connection.run(write(`from ${parts('brand')}`, 'rows.csv', false));
  });
};
