import {
  crc32,
  inflateRawSync,
  type ZlibOptions,
  type ZstdOptions,
  zstdDecompressSync,
} from 'node:zlib';
import { expect, NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { unpackSnappy } from '#adapters/kernel/unpack-snappy.ts';

/** Codecs by their numbers in parquet.thrift. */
const UNCOMPRESSED = 0;
const SNAPPY = 1;
const GZIP = 2;
const ZSTD = 6;

/**
 * The bytes of a page, which must be as many as its header says: no more are made. Throws NotUnderstood else, and where
 * anything is behind them: another reader might read it.
 */
export const unpackPage = (packed: Buffer, codec: number | undefined, size: number): Buffer => {
  const unpacked = packed.length === 0 ? packed : unpack(packed, codec, size);
  expect(unpacked.length === size, 'a page of another size');
  return unpacked;
};

const unpack = (packed: Buffer, codec: number | undefined, size: number): Buffer => {
  switch (codec) {
    case UNCOMPRESSED:
      return packed;
    case SNAPPY:
      return unpackSnappy(packed, size);
    case GZIP:
      return unpackGzip(packed, size);
    case ZSTD:
      return unpackWhole(zstdDecompressSync, packed, size);
    default:
      throw new NotUnderstood('another codec');
  }
};

/** The head of a gzip member (RFC 1952) that has nothing but what it must have, without the time, the level and the system. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0]);
const GZIP_HEAD_BYTES = 10;
/** The checksum of the bytes, and how many they are. */
const GZIP_TAIL_BYTES = 8;

/** One member of gzip, of the plainest sort. */
const unpackGzip = (packed: Buffer, size: number): Buffer => {
  const end = packed.length - GZIP_TAIL_BYTES;
  expect(end > GZIP_HEAD_BYTES && packed.indexOf(GZIP_HEAD) === 0, 'another gzip');
  const unpacked = unpackWhole(inflateRawSync, packed.subarray(GZIP_HEAD_BYTES, end), size);
  expect(packed.readUInt32LE(end) === crc32(unpacked), 'a damaged page');
  expect(packed.readUInt32LE(end + 4) === size, 'a page of another size');
  return unpacked;
};

type Unpack = (packed: Buffer, options: ZlibOptions & ZstdOptions) => Buffer;

/** Unpacks into at most so many bytes what must be used up to its last byte. */
const unpackWhole = (unpackIt: Unpack, packed: Buffer, size: number): Buffer => {
  // One piece: what comes in several is copied together.
  const options = { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size), info: true };
  try {
    // With `info` it answers of the engine, too, which the types do not know.
    const { buffer, engine } = unpackIt(packed, options) as unknown as Informed;
    expect(engine.bytesWritten === packed.length, 'bytes behind a page');
    return buffer;
  } catch (fault) {
    if (isOfMemory(fault)) throw fault;
    throw new NotUnderstood('a damaged page');
  }
};

/** What a call with `info` answers; the engine was given so many bytes that it took. */
interface Informed {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** Whether memory ended, which is no matter of the page: Node tells it by a code, and the runtime without one. */
const isOfMemory = (fault: unknown): boolean =>
  fault instanceof Error &&
  ('code' in fault ? /mem(ory)?_/i.test(String(fault.code)) : fault instanceof RangeError);
