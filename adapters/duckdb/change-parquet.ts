import { DuckDBInstance } from '@duckdb/node-api';
import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteFile, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';

/** A part of a drop whose rows are to have other values in some columns. */
export interface PartChange {
  readonly source: string;
  readonly target: string;
  /** Lines of CSV: the number of a row of the part, from 0, and its values of the changed columns. */
  readonly changes: string;
  readonly columns: readonly string[];
  /** Those of the columns that the changes give, in their order. */
  readonly changed: readonly string[];
}

/** Writes a part anew with these changes, its rows in their order. The same part and changes give the same file. */
export const changeParquet = async (change: PartChange): Promise<void> => {
  const types = ['_row', ...change.changed].map(
    (name) => `${quoteName(name)}: '${name === '_row' ? 'bigint' : 'varchar'}'`,
  );
  const values = change.columns.map((name) =>
    change.changed.includes(name)
      ? `coalesce(changes.${quoteName(name)}, part.${quoteName(name)}) as ${quoteName(name)}`
      : `part.${quoteName(name)}`,
  );
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: '' });
  try {
    const connection = await instance.connect();
    await connection.run(`copy (
  with part as (select *, file_row_number as _row from ${parquetRows(change.source)}),
  changes as (
    from read_csv(${quoteFile(change.changes)}, columns = {${types.join(', ')}}, auto_detect = false,
      header = false, hive_partitioning = false, delim = ',', quote = '"', escape = '"', new_line = '\\n')
  )
  select ${values.join(', ')} from part left join changes using (_row) order by part._row
) to ${quoteTarget(change.target)} ${PART_PARQUET}`);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
};
