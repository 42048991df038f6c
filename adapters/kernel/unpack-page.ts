import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { unpackSnappy } from '#adapters/kernel/unpack-snappy.ts';

/** Codecs by their numbers in parquet.thrift. */
const UNCOMPRESSED = 0;
const SNAPPY = 1;
const GZIP = 2;
const ZSTD = 6;

/** The bytes of a page, which must be as many as its header says: no more are made. Throws NotUnderstood else. */
export const unpackPage = (packed: Buffer, codec: number | undefined, size: number): Buffer => {
  const unpacked = size === 0 ? Buffer.alloc(0) : unpack(packed, codec, size);
  expect(unpacked.length === size, 'a page of another size');
  return unpacked;
};

const unpack = (packed: Buffer, codec: number | undefined, size: number): Buffer => {
  // One piece: what comes in several is copied together.
  const options = { maxOutputLength: size, chunkSize: Math.max(64, size) };
  switch (codec) {
    case UNCOMPRESSED:
      return packed;
    case SNAPPY:
      return unpackSnappy(packed, size);
    case GZIP:
      return orNotUnderstood(() => gunzipSync(packed, options));
    case ZSTD:
      return orNotUnderstood(() => zstdDecompressSync(packed, options));
    default:
      throw new NotUnderstood('another codec');
  }
};

const orNotUnderstood = (unpackIt: () => Buffer): Buffer => {
  try {
    return unpackIt();
  } catch {
    throw new NotUnderstood('a damaged page');
  }
};
