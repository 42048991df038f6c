import type { FileHandle } from 'node:fs/promises';
import {
  BINARY,
  I32,
  I64,
  MalformedFile,
  readThriftStruct,
  STRUCT,
  type ThriftShape,
  type ThriftStruct,
} from '#adapters/duckdb/thrift-struct.ts';
import { MAX_FOOTER_BYTES, MAX_FOOTER_VALUES } from '#core/part-limits.ts';

/** A column as the schema tells it. */
interface ColumnSchema {
  readonly name: string | undefined;
  /** Whether it holds texts, by either of the two ways in which a file says so and by nothing that says else. */
  readonly isText: boolean;
  /** Whether each of its values is there, or may be missing; undefined if it repeats. */
  readonly mayMiss: boolean | undefined;
}

/** One column of one row group, as the footer tells it. */
export interface ColumnChunk {
  readonly values: number;
  /** The one name of its path in the schema; undefined if it lies deeper, in another file, or under a key. */
  readonly name: string | undefined;
  /** How its pages are packed, by its number in the format. */
  readonly codec: number | undefined;
  /** Where its pages begin, which is where the engine begins to read, and where they end in the file. */
  readonly start: number;
  readonly end: number;
}

/** What the footer of a Parquet file tells of its shape. */
export interface ParquetFooter {
  readonly rows: number;
  /** Columns, if none of them has columns of its own or holds lists. */
  readonly flatColumns: number | undefined;
  readonly columns: readonly ColumnSchema[];
  readonly rowGroups: readonly { readonly rows: number; readonly chunks: readonly ColumnChunk[] }[];
}

const STRUCTS: ThriftShape = { list: STRUCT };
const LONGS: ThriftShape = { list: I64 };

/** The lists of `ColumnMetaData` in parquet.thrift, the two of its statistics of sizes and the one of those of places, too. */
const COLUMN: ThriftShape = {
  fields: {
    2: { list: I32 },
    3: { list: BINARY },
    8: STRUCTS,
    13: STRUCTS,
    16: { fields: { 2: LONGS, 3: LONGS } },
    17: { fields: { 2: { list: I32 } } },
  },
};

/** The lists of `FileMetaData`, and of its row groups and their columns. */
const FOOTER: ThriftShape = {
  fields: {
    2: STRUCTS,
    4: { list: STRUCT, fields: { 1: { list: STRUCT, fields: { 3: COLUMN } }, 4: STRUCTS } },
    5: STRUCTS,
    7: STRUCTS,
  },
};

const MAGIC = 'PAR1';
/** The footer's length in four bytes, and the magic word. */
const TAIL_BYTES = 8;

/** Reads bytes of a file. Throws MalformedFile if it has fewer. */
export const readBytes = async (
  file: FileHandle,
  position: number,
  length: number,
): Promise<Buffer> => {
  if (!Number.isSafeInteger(position) || position < 0)
    throw new MalformedFile('no place in a file');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new MalformedFile('beyond the end of the file');
  return buffer;
};

/**
 * Reads the footer of a file that a stranger wrote, within bounds that an engine does not keep. Throws
 * MalformedFile if it is none or breaks them.
 */
export const readParquetFooter = async (file: FileHandle): Promise<ParquetFooter> => {
  const { size } = await file.stat();
  const tail = await readBytes(file, size - TAIL_BYTES, TAIL_BYTES);
  const length = tail.readUInt32LE(0);
  if (tail.toString('latin1', 4) !== MAGIC || length > MAX_FOOTER_BYTES)
    throw new MalformedFile('no footer of a part');
  const bytes = await readBytes(file, size - TAIL_BYTES - length, length);
  return footerOf(readThriftStruct(bytes, MAX_FOOTER_VALUES, FOOTER).struct);
};

// The numbers of the fields are those of parquet.thrift, the definition of the format.
const footerOf = (file: ThriftStruct): ParquetFooter => ({
  rows: required(file.long(3)),
  flatColumns: flatColumns(file.structs(2)),
  columns: file.structs(2).slice(1).map(schemaOf),
  rowGroups: file.structs(4).map((group) => ({
    rows: required(group.long(3)),
    chunks: group.structs(1).map(chunkOf),
  })),
});

const flatColumns = ([root, ...columns]: readonly ThriftStruct[]): number | undefined => {
  const isFlat = (column: ThriftStruct): boolean =>
    column.int(REPETITION) !== REPEATED && column.int(CHILDREN) === undefined;
  return root?.int(CHILDREN) === columns.length && columns.every(isFlat)
    ? columns.length
    : undefined;
};

const REPETITION = 3;
const REPEATED = 2;
const CHILDREN = 5;
const CONVERTED_TYPE = 6;
const LOGICAL_TYPE = 10;
const BYTE_ARRAY = 6;
const UTF8 = 0;
const LOGICAL_STRING = 1;

const schemaOf = (column: ThriftStruct): ColumnSchema => {
  const repetition = column.int(REPETITION);
  const logical = column.struct(LOGICAL_TYPE);
  const isString = logical
    ? logical.struct(LOGICAL_STRING) !== undefined
    : column.int(CONVERTED_TYPE) === UTF8;
  const contradicts = column.has(CONVERTED_TYPE) && column.int(CONVERTED_TYPE) !== UTF8;
  return {
    name: column.text(4),
    isText: column.int(1) === BYTE_ARRAY && isString && !contradicts,
    mayMiss: repetition === 0 ? false : repetition === 1 ? true : undefined,
  };
};

const chunkOf = (chunk: ThriftStruct): ColumnChunk => {
  const told = chunk.struct(3);
  const start = startOf(required(told?.long(9)), told?.long(11));
  const isElsewhere = chunk.has(1) || chunk.has(8) || chunk.has(9);
  const [name, ...deeper] = told?.texts(3) ?? [];
  return {
    values: required(told?.long(5)),
    name: isElsewhere || deeper.length > 0 ? undefined : name,
    codec: told?.int(4),
    start,
    end: start + required(told?.long(7)),
  };
};

/**
 * DuckDB begins at the dictionary if it lies behind the magic word, wherever else the data are said to be
 * (`ColumnReader::InitializeRead`); one that is out of place would have it read what nobody has looked at.
 */
const startOf = (data: number, dictionary: number | undefined): number => {
  // Without a dictionary some writers give its place as 0.
  const start = dictionary || data;
  if (start < MAGIC.length || start > data || (dictionary && start === data))
    throw new MalformedFile('a column out of place');
  return start;
};

const required = (value: number | undefined): number => {
  if (value === undefined || value < 0) throw new MalformedFile('a number is missing or negative');
  return value;
};
