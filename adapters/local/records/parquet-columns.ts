import { DuckDBStructType, type DuckDBType } from '@duckdb/node-api';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';

/** A column of a Parquet file, or a value inside a STRUCT of it, by its dotted path. */
export interface ParquetColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: DuckDBType;
}

const within = ({ name, sql, type }: ParquetColumn): readonly ParquetColumn[] => {
  if (!(type instanceof DuckDBStructType)) return [{ name, sql, type }];
  return type.entryNames.flatMap((entry, at) =>
    within({
      name: `${name}.${entry}`,
      sql: `struct_extract(${sql}, ${quoteText(entry)})`,
      type: type.entryTypes[at] ?? type,
    }),
  );
};

/** The columns of a table that hold values: those of a STRUCT in its place. */
export const parquetColumns = (
  names: readonly string[],
  types: readonly DuckDBType[],
): readonly ParquetColumn[] =>
  types.flatMap((type, at) => {
    const name = names[at] ?? '';
    return within({ name, sql: quoteName(name), type });
  });
