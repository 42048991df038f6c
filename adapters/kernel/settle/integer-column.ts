import type { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';
import { varint } from '#adapters/kernel/varint.ts';

/** Where columns are made into pages. */
export type ColumnMemory = Pick<SettleMemory, 'kernel' | 'page' | 'told' | 'bytes'>;

/** A column of a row group as it is written. What it holds is gone when the next one is made. */
export interface IntegerColumn {
  readonly values: number;
  /** Which rows have a value, where not all have. */
  readonly present?: PresentRows | undefined;
  /** The numbers that the page names by their places; undefined where it holds them itself. */
  readonly dictionary: Uint8Array | undefined;
  readonly page: readonly Uint8Array[];
  /** How the page tells them, by its number in the format. */
  readonly encoding: number;
  /** The least and the most of the numbers, each in eight bytes, where they are told. */
  readonly least?: Uint8Array;
  readonly most?: Uint8Array;
}

/** So many rows, and a bit for each, the lowest of a byte first: 1 where it has a value. */
export interface PresentRows {
  readonly rows: number;
  readonly bits: Uint8Array;
}

/** Numbers of eight bytes each, or codes of one, in the memory of a merge. */
export interface Column {
  readonly place: number;
  readonly values: number;
}

// Encodings by their numbers in parquet.thrift.
const PLAIN = 0;
const DELTA_BINARY_PACKED = 5;
const RLE_DICTIONARY = 8;

const bounds = (
  memory: ColumnMemory,
  { place, values }: Column,
): Pick<IntegerColumn, 'least' | 'most'> => {
  memory.kernel.bounds(place, values, memory.told);
  const told = memory.bytes(memory.told, 16).slice();
  return { least: told.subarray(0, 8), most: told.subarray(8) };
};

/** Numbers as they are: for those that are random. */
export const plainColumn = (memory: ColumnMemory, column: Column): IntegerColumn => ({
  ...{ values: column.values, dictionary: undefined, encoding: PLAIN },
  page: [memory.bytes(column.place, 8 * column.values)],
  ...bounds(memory, column),
});

/** Numbers by their differences: for those that rise. */
export const deltaColumn = (memory: ColumnMemory, column: Column): IntegerColumn => {
  const length = memory.kernel.packDeltas(column.place, column.values, memory.page);
  return {
    ...{ values: column.values, dictionary: undefined, encoding: DELTA_BINARY_PACKED },
    page: [memory.bytes(memory.page, length)],
    ...bounds(memory, column),
  };
};

/** Codes, each by its place among those that there are. */
export const codeColumn = (memory: ColumnMemory, { place, values }: Column): IntegerColumn => {
  memory.kernel.usedCodes(place, values, memory.told);
  const places = memory.bytes(memory.told, 256);
  const found = [...places.keys()].filter((code) => places[code] === 1);
  const width = Math.max(1, 32 - Math.clz32(found.length - 1));
  for (const [at, code] of found.entries()) places[code] = at;
  const length = memory.kernel.packCodes(place, values, memory.told, width, memory.page);
  const dictionary = new Uint8Array(8 * found.length);
  for (const [at, code] of found.entries()) dictionary[8 * at] = code;
  const head = Uint8Array.from([width, ...varint(2 * Math.ceil(values / 8) + 1)]);
  return {
    ...{ values, dictionary, encoding: RLE_DICTIONARY },
    page: [head, memory.bytes(memory.page, length)],
    ...{ least: dictionary.subarray(0, 8), most: dictionary.subarray(-8) },
  };
};
