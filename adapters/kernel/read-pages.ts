import { readSync } from 'node:fs';
import {
  MalformedFile,
  readThriftStruct,
  type ThriftStruct,
} from '#adapters/duckdb/thrift-struct.ts';
import { areOnes, decodeHybrid } from '#adapters/kernel/decode-hybrid.ts';
import { expect, NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { unpackPage } from '#adapters/kernel/unpack-page.ts';
import { MAX_PAGE_BYTES, MAX_PAGE_HEADER_BYTES } from '#core/part-limits.ts';

/** The pages of one column of one row group, all of whose numbers came from a stranger. */
export interface ColumnPages {
  readonly start: number;
  readonly end: number;
  readonly rows: number;
  readonly codec: number | undefined;
  readonly mayMiss: boolean;
  /** Whether numbers that are told by their differences are understood. */
  readonly differences?: boolean;
}

/**
 * Values of a page, one text after the other behind its length in four bytes; or numbers of texts of the dictionary; or
 * numbers by their differences. Where a column is no text, its values stand in place of texts.
 */
export interface Page {
  readonly kind: 'dictionary' | 'texts' | 'numbers' | 'differences';
  /** Where in the column its first row stands; a dictionary has none. */
  readonly row: number;
  readonly rows: number;
  /** Rows that have a value, counted from the page's first; undefined if all have. */
  readonly present: Uint32Array | undefined;
  readonly values: number;
  readonly bytes: Buffer;
}

const DATA = 0;
const DICTIONARY = 2;
const DATA_V2 = 3;
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const DELTA_BINARY_PACKED = 5;
const RLE_DICTIONARY = 8;

/** Reads the pages of a column one at a time. Throws NotUnderstood for what is damaged or that it does not know. */
export function* readPages(file: number, column: ColumnPages): Generator<Page> {
  for (let [at, row] = [column.start, 0]; row < column.rows; ) {
    const most = Math.min(MAX_PAGE_HEADER_BYTES, column.end - at);
    expect(most > 0, 'the pages of a column are cut off');
    const { struct: header, length } = headerOf(readBytes(file, at, most));
    const packed = number(header.int(3));
    const size = number(header.int(2));
    at += length;
    expect(size <= MAX_PAGE_BYTES && at + packed <= column.end, 'a page too large');
    const body = { header, packed: readBytes(file, at, packed), size };
    const page = header.int(1) === DICTIONARY ? dictionary(body, column) : data(body, column, row);
    at += packed;
    row += page.rows;
    yield page;
  }
}

interface Body {
  readonly header: ThriftStruct;
  readonly packed: Buffer;
  readonly size: number;
}

const headerOf = (bytes: Buffer): { struct: ThriftStruct; length: number } => {
  try {
    return readThriftStruct(bytes, MAX_PAGE_HEADER_BYTES);
  } catch (fault) {
    if (!(fault instanceof MalformedFile)) throw fault;
    throw new NotUnderstood('no header of a page');
  }
};

const number = (value: number | undefined): number => {
  if (value === undefined || value < 0) throw new NotUnderstood('a number is missing');
  return value;
};

const readBytes = (file: number, position: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(length);
  expect(Number.isSafeInteger(position) && position >= 0, 'no place in a file');
  expect(readSync(file, bytes, 0, length, position) === length, 'beyond the end of the file');
  return bytes;
};

const dictionary = ({ header, packed, size }: Body, { codec }: ColumnPages): Page => {
  const told = header.struct(7);
  const encoding = told?.int(2);
  expect(encoding === PLAIN || encoding === PLAIN_DICTIONARY, 'another encoding');
  const bytes = unpackPage(packed, codec, size);
  const values = number(told?.int(1));
  return { kind: 'dictionary', row: 0, rows: 0, present: undefined, values, bytes };
};

const kindOf = (encoding: number | undefined, { differences }: ColumnPages): Page['kind'] => {
  if (encoding === PLAIN) return 'texts';
  if (encoding === DELTA_BINARY_PACKED && differences === true) return 'differences';
  expect(encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY, 'another encoding');
  return 'numbers';
};

/** How many rows a page says that it has: what is made room for must be in the part. */
const rowsOf = (told: number | undefined, column: ColumnPages, row: number): number => {
  const rows = number(told);
  expect(rows <= column.rows - row, 'more rows than the column has');
  return rows;
};

const data = (body: Body, column: ColumnPages, row: number): Page =>
  body.header.int(1) === DATA ? dataV1(body, column, row) : dataV2(body, column, row);

const dataV1 = ({ header, packed, size }: Body, column: ColumnPages, row: number): Page => {
  const told = header.struct(5);
  const rows = rowsOf(told?.int(1), column, row);
  const kind = kindOf(told?.int(2), column);
  const bytes = unpackPage(packed, column.codec, size);
  if (!column.mayMiss) return { kind, row, rows, present: undefined, values: rows, bytes };
  expect(told?.int(3) === RLE && bytes.length >= 4, 'other levels');
  const from = 4;
  const to = from + bytes.readUInt32LE(0);
  expect(to <= bytes.length, 'cut-off levels');
  const present = presentOf(bytes, { from, to, rows });
  return { kind, row, rows, present, values: present?.length ?? rows, bytes: bytes.subarray(to) };
};

const dataV2 = ({ header, packed, size }: Body, column: ColumnPages, row: number): Page => {
  const told = header.struct(8);
  expect(header.int(1) === DATA_V2, 'another kind of page');
  const rows = rowsOf(told?.int(1), column, row);
  const kind = kindOf(told?.int(4), column);
  const levels = number(told?.int(5));
  expect(told?.int(6) === 0 && told.int(3) === rows, 'levels of repetition');
  expect(levels <= packed.length && levels <= size, 'cut-off levels');
  expect(column.mayMiss || levels === 0, 'levels of what cannot miss');
  const codec = told?.flag(7) === false ? 0 : column.codec;
  const bytes = unpackPage(packed.subarray(levels), codec, size - levels);
  const part = { from: 0, to: levels, rows };
  const present = column.mayMiss ? presentOf(packed, part) : undefined;
  return { kind, row, rows, present, values: present?.length ?? rows, bytes };
};

/** Which rows have a value, by the levels of definition: 1 where one is there. */
const presentOf = (
  bytes: Buffer,
  { from, to, rows }: { readonly from: number; readonly to: number; readonly rows: number },
): Uint32Array | undefined => {
  if (areOnes(bytes, { from, to, count: rows })) return undefined;
  const levels = new Uint32Array(rows);
  decodeHybrid(bytes, { from, to, width: 1, count: rows }, levels);
  let present = 0;
  for (let row = 0; row < rows; row += 1) {
    if (levels[row] === 1) {
      levels[present] = row;
      present += 1;
    }
  }
  return present === rows ? undefined : levels.subarray(0, present);
};

/** The numbers of a page that names texts of the dictionary, each of which the dictionary must have. */
export const dictionaryNumbers = ({ bytes, values }: Page, texts: number): Uint32Array => {
  const numbers = new Uint32Array(values);
  if (values === 0) return numbers;
  const width = bytes[0] ?? 255;
  decodeHybrid(bytes, { from: 1, to: bytes.length, width, count: values }, numbers);
  for (const each of numbers) expect(each < texts, 'a text that the dictionary does not have');
  return numbers;
};

/** Takes a place for each text of a page: where it begins and how long it is. Throws NotUnderstood if it is cut off. */
export const eachText = (
  { bytes, values }: Page,
  take: (at: number, length: number, value: number) => void,
): void => {
  for (let [at, value] = [0, 0]; value < values; value += 1) {
    expect(at + 4 <= bytes.length, 'a cut-off length');
    const length = bytes.readUInt32LE(at);
    at += 4;
    expect(at + length <= bytes.length, 'a cut-off text');
    take(at, length, value);
    at += length;
  }
};
