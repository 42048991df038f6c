import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { type Connection, select, type TraceTable } from '#proof/demo/search/trace-table.ts';
import { tracesIn } from '#proof/demo/search/traces.ts';

/** How much a Parquet file holds, decoded, and what was found in its numbers. */
export interface DecodedFile {
  readonly values: number;
  /** Whole numbers that equal a quarter of an input digest, or an input phone number. */
  readonly numbersFound: number;
}

/** Values that are read as one text: no trace goes over the end of a line. */
const BATCH = 1_000;

const INTEGERS = new Set(['BIGINT', 'INTEGER', 'UBIGINT', 'HUGEINT', 'SMALLINT', 'TINYINT']);

/**
 * The numbers to look for: each digest cut into its four 64-bit quarters, of which a token could be
 * a copy of the first two, and each phone number. `unhex` throws on anything but hex and may be run
 * before a filter, so the digests get a table of their own first.
 */
export const makeNumberTable = async (connection: Connection): Promise<void> => {
  const quarter = (at: number): string =>
    `select unhex(substr(text, ${at * 16 + 1}, 16))::bit::bigint as value from input_digests`;
  await connection.run(
    `create table input_digests as select text from input where kind = 'digest'`,
  );
  await connection.run(`create table input_numbers as
select distinct value from (
  ${[0, 1, 2, 3].map(quarter).join(' union all ')}
  union all
  select try_cast(text as bigint) from input where kind = 'phone'
) where value is not null`);
};

/** Decodes every value of every column: whole numbers are compared in SQL, all else is read as text. */
export const decodeParquet = async (
  connection: Connection,
  path: string,
  candidates: TraceTable,
): Promise<DecodedFile> => {
  const source = parquetRows(path);
  const columns = await select(connection, `describe select * from ${source}`);
  const [counted] = await select(connection, `select count(*) as n from ${source}`);
  let numbersFound = 0;
  for (const { column_name, column_type } of columns) {
    const column = quoteName(String(column_name));
    if (INTEGERS.has(String(column_type))) {
      const sql = `select count(*) as n from ${source} semi join input_numbers on ${column} = value`;
      numbersFound += Number((await select(connection, sql))[0]?.n ?? 0);
      continue;
    }
    const texts = `select distinct ${column}::varchar as text from ${source} where ${column} is not null`;
    const found = (await connection.runAndReadAll(texts)).getColumns()[0] ?? [];
    for (let from = 0; from < found.length; from += BATCH)
      candidates.add(tracesIn(found.slice(from, from + BATCH).join('\n')));
  }
  return { values: Number(counted?.n ?? 0) * columns.length, numbersFound };
};
