import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';

/** How many lines of a list are no address, as a share of a hundred. */
const MALFORMED = 1;

/** Writes a list of raw e-mail addresses, one a line: those of the people from a number on, and some lines that are none. */
export const run = async ({
  folder,
  from,
  lines,
}: {
  folder: string;
  from: number;
  lines: number;
}): Promise<undefined> => {
  const line = `case when hash(range) % 100 < ${MALFORMED} then 'none' else 'person' || (${from} + range) || '@example.com' end`;
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    await connection.run(
      `copy (select ${line} from range(${lines})) to ${quoteTarget(join(folder, 'addresses.txt'))} (format csv, header false)`,
    );
  });
};
