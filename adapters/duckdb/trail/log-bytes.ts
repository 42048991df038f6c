import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { openRegularFile } from '#adapters/regular-file.ts';
import type { UnreadReason } from '#core/trail/examined.ts';

/** What gzip files begin with (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** Bytes that are read at once. They unpack to a thousand times as many at most, which are held in memory. */
const BLOCK_BYTES = 64 * 1024;

/** Takes the bytes of a log, unpacked. */
export interface ByteTaker {
  /** Takes these; never throws. They stay as they are until it is ready again. */
  push(bytes: Buffer): void;
  /** Waits until more may come; answers whether more is wanted. */
  ready(): Promise<boolean>;
}

/**
 * Reads a file from its beginning, unpacked if it is packed by gzip, whatever it is called. Answers why not all of
 * it was read; what came before was taken. A link is not followed.
 */
export const readLog = async (
  path: string,
  taker: ByteTaker,
): Promise<UnreadReason | undefined> => {
  const file = await openRegularFile(path, { link: false }).catch(() => 'unreadable' as const);
  if (file === 'unreadable') return file;
  if (!file) return 'special-file';
  try {
    return await readBlocks(file, taker);
  } finally {
    await file.close();
  }
};

const readBlocks = async (
  file: FileHandle,
  taker: ByteTaker,
): Promise<UnreadReason | undefined> => {
  const block = Buffer.alloc(BLOCK_BYTES);
  let unpacker: Unpacker | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const read = await file.read(block).catch(() => undefined);
    if (!read) return 'unreadable';
    const bytes = block.subarray(0, read.bytesRead);
    if (bytes.length === 0) return isFirst ? 'truncated' : unpacker?.end();
    if (isFirst && bytes.subarray(0, GZIP.length).equals(GZIP)) unpacker = new Unpacker(taker);
    const fault = unpacker ? await unpacker.unpack(bytes) : taker.push(bytes);
    if (fault !== undefined) return fault;
    if (!(await taker.ready())) return;
  }
};

/**
 * Unpacks block after block. What comes out is taken at once: a stream of Node forgets what nobody has read of it
 * when it meets a fault, and that is all that is left of a file that was cut off.
 */
class Unpacker {
  readonly #gunzip = createGunzip();
  readonly #closed: Promise<void>;
  #fault: NodeJS.ErrnoException | undefined;

  constructor(taker: ByteTaker) {
    this.#gunzip.on('data', (bytes: Buffer) => taker.push(bytes));
    this.#gunzip.on('error', (fault) => {
      this.#fault = fault;
    });
    this.#closed = new Promise((closed) => this.#gunzip.once('close', closed));
  }

  /** A stream that met a fault closes, and says nothing of what was written to it. */
  async unpack(bytes: Buffer): Promise<UnreadReason | undefined> {
    const written = new Promise((done) => this.#gunzip.write(bytes, done));
    await Promise.race([written, this.#closed]);
    return this.#fault && 'damaged';
  }

  async end(): Promise<UnreadReason | undefined> {
    this.#gunzip.end();
    await this.#closed;
    if (!this.#fault) return;
    return this.#fault.code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
  }
}
