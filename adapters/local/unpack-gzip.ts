import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { Unpacked, Unpacking } from '#core/ports/trail-files.ts';

/** Bytes of a file from a place on; and of how many the whole consists. */
export interface PackedFile {
  readonly size: number;
  read(start: number, length: number): Promise<Uint8Array>;
  /** From there to its end. */
  stream(start: number): Readable;
}

/** RFC 1952: 10 bytes, then what its flags announce; 8 bytes follow the content. */
const FIXED_BYTES = 10;
const TRAILER_BYTES = 8;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const CHECK = 2;
const RESERVED = 0xe0;
/** Most bytes of a header: CloudTrail's has 10, and a name is a name. */
const MAX_HEADER_BYTES = 4_096;

const afterText = (header: Uint8Array, start: number): number => {
  const end = header.indexOf(0, start);
  return end < 0 ? header.length + 1 : end + 1;
};

/** Where the packed content begins; undefined if this is not the beginning of a gzip file. */
const contentStart = (header: Buffer): number | undefined => {
  const flags = header[3] ?? RESERVED;
  if (header.readUIntBE(0, 3) !== 0x1f8b08 || (flags & RESERVED) !== 0) return undefined;
  let at = FIXED_BYTES;
  if ((flags & EXTRA) !== 0) at += 2 + (header[at] ?? 0) + 256 * (header[at + 1] ?? 0);
  if ((flags & NAME) !== 0) at = afterText(header, at);
  if ((flags & COMMENT) !== 0) at = afterText(header, at);
  if ((flags & CHECK) !== 0) at += 2;
  return at <= header.length ? at : undefined;
};

/** What was unpacked, and of how many packed bytes. */
interface Content {
  readonly packed: number;
  readonly unpacked: number;
  readonly check: number;
}

const inflate = async (
  packed: Readable,
  { maxBytes, take }: Unpacking,
): Promise<Content | 'damaged' | 'large'> => {
  const content = createInflateRaw();
  packed.once('error', (error) => content.destroy(error));
  let [unpacked, check] = [0, 0];
  try {
    for await (const bytes of packed.pipe(content) as AsyncIterable<Buffer>) {
      unpacked += bytes.length;
      if (unpacked > maxBytes) return 'large';
      check = crc32(bytes, check);
      take(bytes);
    }
    return { packed: content.bytesWritten, unpacked, check };
  } catch (error) {
    if (`${(error as NodeJS.ErrnoException).code}`.startsWith('Z_')) return 'damaged';
    throw error;
  } finally {
    packed.destroy();
  }
};

/**
 * Unpacks a gzip file that has one member and nothing behind it, as CloudTrail writes them: `gunzip` of Node takes
 * several members for one, and zeros at the end for nothing. Bytes of a damaged file may have been taken already.
 */
export const unpackGzip = async (file: PackedFile, how: Unpacking): Promise<Unpacked> => {
  const header = Buffer.from(await file.read(0, MAX_HEADER_BYTES));
  const start = header.length < FIXED_BYTES ? undefined : contentStart(header);
  if (start === undefined) return 'damaged';
  const content = await inflate(file.stream(start), how);
  if (typeof content === 'string') return content;
  const end = start + content.packed;
  const trailer = Buffer.from(await file.read(end, TRAILER_BYTES));
  if (trailer.length < TRAILER_BYTES) return 'damaged';
  const isRight =
    trailer.readUInt32LE(0) === content.check &&
    trailer.readUInt32LE(4) === content.unpacked % 2 ** 32;
  if (!isRight) return 'damaged';
  return file.size === end + TRAILER_BYTES ? 'whole' : 'trailing';
};
