import { promisify } from 'node:util';
import { constants, type ZstdOptions, zstdCompress } from 'node:zlib';
import {
  binary,
  int,
  list,
  long,
  struct,
  type ThriftValue,
  thriftBytes,
} from '#adapters/kernel/thrift-bytes.ts';
import { varint } from '#adapters/kernel/varint.ts';
import {
  isCoded,
  type JoinedColumn,
  packTexts,
  rowsIn,
} from '#adapters/local/parquet/drop-columns.ts';
import type { CodedTexts } from '#core/drops/packed-texts.ts';

// The numbers of fields, types and encodings are those of parquet.thrift, the definition of the format.
const BYTE_ARRAY = 6;
const ZSTD = 6;
const PLAIN = 0;
const RLE = 3;
const BY_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

/**
 * The fastest that still puts hex digits into half their bytes, which is all that can be had: digests repeat
 * nothing, so a small window and table lose nothing.
 */
const PARAMS = {
  [constants.ZSTD_c_compressionLevel]: 1,
  [constants.ZSTD_c_windowLog]: 12,
  [constants.ZSTD_c_hashLog]: 8,
};

/** Of the bytes of a page, how many are left at most where it holds digests; and some for the head of its frame. */
const PACKED_SHARE = 0.6;
const FRAME_BYTES = 1 << 10;

const compress = promisify<Uint8Array, ZstdOptions, Buffer>(zstdCompress);

/** A page at once, into memory of one piece, for which nothing waits: and no more of it than is needed. */
const pack = (content: Uint8Array): Promise<Buffer> =>
  compress(content, {
    params: PARAMS,
    chunkSize: FRAME_BYTES + Math.ceil(content.length * PACKED_SHARE),
  });

/** The pages of a column of one row group, packed, and what the footer tells of them. */
export interface ColumnChunkBytes {
  readonly bytes: readonly Uint8Array[];
  readonly length: number;
  /** Its entry in the footer, given where it begins in the file. */
  readonly describe: (start: number) => ThriftValue;
}

/** A run of numbers below 2^`width`, eight and eight, the lowest bits first. */
const bitPacked = (numbers: Uint8Array, width: number): Uint8Array => {
  const groups = Math.ceil(numbers.length / 8);
  const head = varint(groups * 2 + 1);
  const bytes = new Uint8Array(head.length + groups * width);
  bytes.set(head);
  let [at, held, bits] = [head.length, 0, 0];
  for (const number of numbers) {
    held |= number << bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      bytes[at] = held & 0xff;
      held >>>= 8;
      at += 1;
    }
  }
  if (bits > 0) bytes[at] = held;
  return bytes;
};

/** Which rows have a value: one run where all have. */
const levels = (present: Uint8Array | undefined, rows: number): Uint8Array => {
  const isFull = present === undefined || !present.includes(0);
  const runs = isFull ? Uint8Array.of(...varint(rows * 2), 1) : bitPacked(present, 1);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(runs.length);
  return Buffer.concat([length, runs]);
};

const page = async (
  type: number,
  told: Readonly<Record<number, ThriftValue>>,
  content: Uint8Array,
): Promise<{ readonly bytes: readonly Uint8Array[]; readonly unpacked: number }> => {
  const packed = await pack(content);
  const sizes = { 2: int(content.length), 3: int(packed.length) };
  const head = thriftBytes(struct({ 1: int(type), ...sizes, ...told }));
  return { bytes: [head, packed], unpacked: head.length + content.length };
};

const dataPage = (rows: number, encoding: number, content: readonly Uint8Array[]) => {
  const told = struct({ 1: int(rows), 2: int(encoding), 3: int(RLE), 4: int(RLE) });
  return page(DATA_PAGE, { 5: told }, Buffer.concat(content));
};

/** The same with no text that no row has: a room takes no dictionary that is longer than its column. */
const withoutUnused = ({ codes, texts: all }: CodedTexts): CodedTexts => {
  const places = new Map<number, number>();
  const used = codes.map((code) => {
    const known = places.get(code);
    if (known !== undefined) return known;
    places.set(code, places.size);
    return places.size - 1;
  });
  return { codes: used, texts: [...places.keys()].map((code) => all[code] ?? '') };
};

const pagesOf = (column: JoinedColumn) => {
  const rows = rowsIn(column);
  if (!isCoded(column))
    return [dataPage(rows, PLAIN, [levels(column.present, rows), ...column.pieces])];
  const { codes, texts: values } = withoutUnused(column);
  const width = Math.max(1, 32 - Math.clz32(values.length - 1));
  const told = struct({ 1: int(values.length), 2: int(PLAIN) });
  return [
    page(DICTIONARY_PAGE, { 7: told }, packTexts(values).bytes),
    dataPage(rows, BY_DICTIONARY, [
      levels(undefined, rows),
      Uint8Array.of(width),
      bitPacked(codes, width),
    ]),
  ];
};

const lengthOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, each) => sum + each.length, 0);

/** Writes a column of a row group: texts as they stand, or by a dictionary where they are few. */
export const columnChunk = async (
  name: string,
  column: JoinedColumn,
): Promise<ColumnChunkBytes> => {
  const pages = await Promise.all(pagesOf(column));
  const bytes = pages.flatMap((each) => each.bytes);
  const length = lengthOf(bytes);
  const unpacked = pages.reduce((sum, each) => sum + each.unpacked, 0);
  const coded = isCoded(column);
  const describe = (start: number): ThriftValue => {
    const data = start + (coded ? lengthOf(pages[0]?.bytes ?? []) : 0);
    const encodings = coded ? [PLAIN, RLE, BY_DICTIONARY] : [PLAIN, RLE];
    const told = struct({
      ...{ 1: int(BYTE_ARRAY), 2: list(encodings.map(int)), 3: list([binary(name)]), 4: int(ZSTD) },
      ...{ 5: long(rowsIn(column)), 6: long(unpacked), 7: long(length), 9: long(data) },
      11: coded ? long(start) : undefined,
    });
    return struct({ 2: long(start), 3: told });
  };
  return { bytes, length, describe };
};
