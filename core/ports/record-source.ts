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

/** How the rows of a delimited text are told apart, and which fields of them are wanted. */
export interface TextLayout {
  readonly newline: '\n' | '\r';
  readonly delimiter: string;
  /** Fields of the header. */
  readonly width: number;
  /** Whether quotes are known to stand behind backslashes. */
  readonly backslash: boolean;
  /** Places of each wanted column in a row. */
  readonly places: readonly (readonly number[])[];
}

/** Where the reader of a delimited text stands between two lines: what is not decided yet. */
export interface TextState {
  /** Number of the next line. */
  readonly line: number;
  /** Lines before it, of a row that they do not complete; undefined for one that was too long to be kept. */
  readonly pending: readonly (string | undefined)[];
  /** Whether an empty line stands before the next row. */
  readonly afterBlank: boolean;
  /** Rows that are a footer if no other row follows. */
  readonly held: readonly HeldRow[];
  /** Whether the row before the next one holds nothing. */
  readonly afterEmpty: boolean;
}

/** A row that is held back. */
export interface HeldRow {
  readonly line: number;
  readonly fields: readonly string[] | undefined;
  readonly afterBlank: boolean;
}

/**
 * Lines of a delimited text that nobody has taken apart: any thread may. Mostly nothing is open where a
 * piece begins, so a reader may guess so (`state` left out), and read it again where the piece before it
 * ends otherwise.
 */
export interface TextPiece {
  /**
   * Whole lines in UTF-8, without byte order mark and NUL; the last piece of a file may lack its last line break.
   * Each time in memory of its own, which may be handed to another thread.
   */
  readonly bytes: () => Uint8Array;
  readonly layout: TextLayout;
  /** How it begins, where that is known already; else as the piece before it ends. */
  readonly state?: TextState | undefined;
  /** Whether the file ends here. */
  readonly isLast: boolean;
  /** Which of several files, from 1. */
  readonly file?: number | undefined;
  /** Called in the order of the pieces by whoever read them, so that the source can tell of it (`notes`). */
  readonly settle: (read: { readonly shortRows: number; readonly after: TextState }) => void;
}

/** Records, or a piece of text that holds some. */
export type SourcePiece = readonly SourceRecord[] | TextPiece;

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
  /**
   * The same in pieces for several threads: records as above, so long as somebody may look ahead
   * (`LOOK_AHEAD_ROWS`), and then text. Left out where no text is to be had.
   */
  pieces?(wanted: readonly string[]): AsyncIterable<SourcePiece>;
  /** Bytes of the file read so far, and in all; 0 in all where nobody knows. */
  progress(): { readonly done: number; readonly total: number };
  /** What people should know of how the file was read, a sentence each. Complete when its last record was read. */
  notes(): readonly string[];
}
