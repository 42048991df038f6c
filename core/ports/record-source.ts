/** A record of a party's file: the fields of the wanted columns, in their order. */
export interface SourceRecord {
  /** Line of the file on which the record starts (row number in a Parquet file), from 1. */
  readonly line: number;
  /** Fields in the order of the wanted columns; null where there is none. Undefined: cannot be read. */
  readonly fields: readonly (string | null)[] | undefined;
}

/** What stands between values that share a field, as people write them in one cell. */
export const SEVERAL_VALUES = '; ';

/** The values of one field as its text; null if there is none. */
export const joinValues = (values: readonly string[]): string | null => {
  if (values.length <= 1) return values[0] ?? null;
  const different = [...new Set(values.filter((value) => value.trim() !== ''))];
  return different.length === 0 ? '' : different.join(SEVERAL_VALUES);
};

/** A party's own file, read in a stream. */
export interface RecordSource {
  /** Column names, from the header. */
  columns(): Promise<readonly string[]>;
  /** Batches of records with just the wanted columns. Throws AirlockError('input'). */
  records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]>;
  /** Bytes of the file read so far, and in all. */
  progress(): { readonly done: number; readonly total: number };
}
