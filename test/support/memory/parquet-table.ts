import { readFile, writeFile } from 'node:fs/promises';
import { zstdDecompressSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** What a column of a part or a token file holds; anything else is `other`. */
type ColumnType = 'text' | 'integer' | 'other';

/** A value of a part or a token file. */
export type Cell = string | bigint | null;
export type TableRow = Readonly<Record<string, Cell>>;

/** A Parquet file as a whole: its columns in their order, and its rows in theirs. */
export interface ParquetTable {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: readonly TableRow[];
}

const compressors = { ZSTD: (input: Uint8Array) => zstdDecompressSync(input) };

type Schema = ReturnType<typeof parquetSchema>;

const typeOf = ({ element, children }: Schema): ColumnType => {
  if (children.length > 0) return 'other';
  if (element.type === 'INT64') return 'integer';
  return element.converted_type === 'UTF8' ? 'text' : 'other';
};

/** Reads a Parquet file from its bytes, by a reader that has nothing in common with DuckDB. Throws if it is none. */
export const parseParquet = async (bytes: Uint8Array): Promise<ParquetTable> => {
  const file = Uint8Array.from(bytes).buffer;
  const metadata = await parquetMetadataAsync(file);
  const columns = parquetSchema(metadata).children.map((child): [string, ColumnType] => [
    child.element.name,
    typeOf(child),
  ]);
  const rows = await parquetReadObjects({ file, metadata, compressors });
  return { columns: Object.fromEntries(columns), rows };
};

/** Reads a Parquet file of this machine. */
export const readParquetTable = async (path: string): Promise<ParquetTable> =>
  parseParquet(await readFile(path));

/** A table of texts, from columns of equal length by their names. */
export const textTable = (
  columns: Readonly<Record<string, readonly (string | null)[]>>,
): ParquetTable => {
  const names = Object.keys(columns);
  const [first = []] = Object.values(columns);
  return {
    columns: Object.fromEntries(names.map((name) => [name, 'text'])),
    rows: first.map((_, at) =>
      Object.fromEntries(names.map((name) => [name, columns[name]?.[at] ?? null])),
    ),
  };
};

/** A Parquet file of texts and integers: the same rows give the same bytes. */
export const parquetBytes = ({ columns, rows }: ParquetTable): Uint8Array => {
  const columnData = Object.entries(columns).map(([name, type]) => ({
    name,
    type: type === 'integer' ? ('INT64' as const) : ('STRING' as const),
    data: rows.map((row) => row[name] ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }));
};

/** Writes such a file on this machine. */
export const writeParquetTable = (path: string, table: ParquetTable): Promise<void> =>
  writeFile(path, parquetBytes(table));
