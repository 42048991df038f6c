import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { firstPerson, type Side } from '#proof/bench/data/people.ts';

interface Params {
  readonly folder: string;
  readonly rows: number;
}

/** Writes the two sides' digests as text, in no order, one row a line: e-mail, phone, two attributes. */
export const run = async ({ folder, rows }: Params): Promise<undefined> => {
  const write = (side: Side, columns: string, file: string): string => {
    const first = firstPerson(side, rows);
    return `copy (
  select ${columns} from range(${first}, ${first + rows}) as people (person)
) to ${quoteTarget(join(folder, file))} (format csv, header false)`;
  };
  const email = `sha256('person' || person || '@example.com')`;
  const row = `${email}, sha256('+44' || person), 'gold', 'north'`;
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    await connection.run(write('brand', email, 'brand.txt'));
    await connection.run(write('publisher', email, 'publisher.txt'));
    await connection.run(write('brand', row, 'rows.csv'));
  });
};
