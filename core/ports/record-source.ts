/** A record of a party's file: the fields of the wanted columns, in their order. */
export interface SourceRecord {
  /** Line of the file on which the record starts (row number in a Parquet file), from 1. */
  readonly line: number;
  /** Which of several files it is, from 1, in the order in which they were named; left out for one alone. */
  readonly file?: number;
  /**
   * Fields in the order of the wanted columns; null where there is none. Undefined: cannot be read.
   * A field of several values (a list, or several columns of that name) holds them all, without empty ones
   * and repeats, joined by `joinValues`.
   */
  readonly fields: readonly (string | null)[] | undefined;
}

/** A party's own file, or several that are read as one, in a stream. */
export interface RecordSource {
  /**
   * Column names, each once, of the header: of the first line that holds all wanted columns, for titles may
   * stand before it. Names of the file may differ from wanted ones in case, blanks and form of Unicode
   * (`findColumns`). Where columns may appear late (JSON), wanted ones that have not yet are among them.
   */
  columns(wanted: readonly string[]): Promise<readonly string[]>;
  /** Batches of records with just the wanted columns. Throws AirlockError('input'). */
  records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]>;
  /** Bytes of the file read so far, and in all; 0 in all where nobody knows. */
  progress(): { readonly done: number; readonly total: number };
  /** What people should know of how the file was read, a sentence each. Complete when its last record was read. */
  notes(): readonly string[];
}
