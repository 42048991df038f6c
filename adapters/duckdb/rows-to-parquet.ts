import { DuckDBInstance } from '@duckdb/node-api';
import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteFile, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { csvField } from '#core/drops/csv-record.ts';

/** Rows, given as columns of equal length, as lines of CSV. A null is an empty field. */
export const csvLines = (columns: readonly (readonly (string | null)[])[]): string => {
  const [first = [], ...others] = columns.map((column) =>
    column.map((field) => (field === null ? '' : csvField(field))),
  );
  const lines = first.map((field, row) => {
    let line = field;
    for (const other of others) line += `,${other[row]}`;
    return line;
  });
  return lines.map((line) => `${line}\n`).join('');
};

/** Small buffers, so that a part takes little memory; no line comes near the longest one allowed. */
const BUFFERS = 'buffer_size = 1000000, max_line_size = 65536';

/**
 * Writes such lines as a part of a drop, in their order and in a stream. One thread: where two keep
 * an order, the faster one holds in memory what the slower one has not reached. Nothing is spilt.
 */
export const rowsToParquet = async (
  source: string,
  target: string,
  columns: readonly string[],
): Promise<void> => {
  const types = columns.map((name) => `${quoteName(name)}: 'varchar'`).join(', ');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: '' });
  try {
    const connection = await instance.connect();
    await connection.run(`copy (
  from read_csv(${quoteFile(source)}, columns = {${types}}, auto_detect = false, header = false,
    hive_partitioning = false,    delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\\n', ${BUFFERS})
) to ${quoteTarget(target)} ${PART_PARQUET}`);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
};
