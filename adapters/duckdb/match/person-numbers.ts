import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { PERSONS_PER_PART } from '#core/persons-per-part.ts';

/** By which numbers the people of a list are known while they are matched. */
export interface PersonNumbers {
  /** The number of the person that a row of a token file is of, in SQL. */
  readonly sql: string;
  readonly type: 'integer' | 'bigint';
  /** How many there are, from 0: few enough for a bit each. Undefined if they are those of the files, however far apart. */
  readonly count: bigint | undefined;
}

const AS_FILED: PersonNumbers = { sql: 'person', type: 'bigint', count: undefined };

const IN_PART = BigInt(PERSONS_PER_PART);

/** The most of something that is said of each row; -1 where there are none. */
const most = async (
  connection: DuckDBConnection,
  files: readonly string[],
  sql: string,
): Promise<bigint> => {
  const found = await connection.runAndReadAll(
    `select coalesce(max(${sql}), -1)::varchar from ${parquetRows(...files)}`,
  );
  return BigInt(String(found.getRows()[0]?.[0]));
};

/**
 * Numbers the people of a list from 0: each part begins where the largest one would end, and not as far off as in
 * the files. Of one part the footers say it all. Where these are still more numbers than there may be bits, they stay those of the files.
 */
export const personNumbers = async (
  connection: DuckDBConnection,
  files: readonly string[],
  bits: number,
): Promise<PersonNumbers> => {
  const last = await most(connection, files, 'person');
  const part = last / IN_PART;
  const size =
    part === 0n ? last + 1n : 1n + (await most(connection, files, `person % ${IN_PART}`));
  const count = (part + 1n) * size;
  if (count > BigInt(bits)) return AS_FILED;
  const nearer = part === 0n ? '' : ` - person // ${IN_PART} * ${IN_PART - size}`;
  return { sql: `(person${nearer})::integer`, type: 'integer', count };
};
