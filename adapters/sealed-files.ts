import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { OpenedPart, SealedPart } from '#core/ports/drop-opener.ts';
import {
  CHUNK_BYTES,
  isFor,
  MOST_HEADER_BYTES,
  makeHeader,
  PART_KEY_BYTES,
  PartCipher,
  type PublicKeyPem,
  readHeader,
  readPublicKey,
  TAG_BYTES,
} from '#core/sealing/sealed-part.ts';

/** Chunks that are read or written at once. */
const CHUNKS = 16;

/** Up to so many bytes of a file from a place: fewer only at its end. */
const readFrom = async (file: FileHandle, at: number, most: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await file.read(bytes, length, most - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
};

interface Chunk {
  readonly bytes: Buffer;
  readonly at: number;
  readonly isLast: boolean;
}

/** A file from a place on, in chunks of a size; there is always one, if an empty one, and the last is told. */
async function* chunksOf(
  file: FileHandle,
  { from, size }: { readonly from: number; readonly size: number },
): AsyncGenerator<readonly Chunk[]> {
  const { size: end } = await file.stat();
  const count = Math.max(1, Math.ceil((end - from) / size));
  for (let at = 0; at < count; at += CHUNKS) {
    const block = await readFrom(file, from + at * size, CHUNKS * size);
    const held = Math.min(CHUNKS, count - at);
    yield Array.from({ length: held }, (_, n) => ({
      bytes: block.subarray(n * size, (n + 1) * size),
      at: at + n,
      isLast: at + n === count - 1,
    }));
  }
}

/** Opens two files, one to read and one that is made, readable by its owner alone; closes both whatever happens. */
const between = async <Result>(
  { source, target }: Pick<SealedPart, 'source' | 'target'>,
  use: (from: FileHandle, to: FileHandle) => Promise<Result>,
): Promise<Result> => {
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      return await use(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
};

/** Seals a file of this machine to a public key, in another place. Memory does not grow with it. */
export const sealPart = (part: SealedPart, publicKey: PublicKeyPem): Promise<void> =>
  between(part, async (from, to) => {
    const key = readPublicKey(publicKey);
    if (!key) throw new Error('a public key that was checked is none');
    const partKey = randomBytes(PART_KEY_BYTES);
    try {
      const header = makeHeader(key, partKey);
      const cipher = new PartCipher(partKey, header, part.as);
      await to.appendFile(header.bytes);
      for await (const chunks of chunksOf(from, { from: 0, size: CHUNK_BYTES }))
        await to.appendFile(
          Buffer.concat(chunks.map(({ bytes, ...place }) => cipher.seal(bytes, place))),
        );
    } finally {
      partKey.fill(0);
    }
  });

/** What opens the key of a part. */
export interface Unwrapping {
  readonly publicKey: PublicKeyPem;
  /** The key; undefined if it is none that the private key opens. */
  readonly unwrap: (wrapped: Uint8Array) => Promise<Uint8Array | undefined>;
}

/** Opens a sealed file of this machine, in another place. What is there when it is broken is of no use to anybody. */
export const openPart = (
  part: SealedPart,
  { publicKey, unwrap }: Unwrapping,
): Promise<OpenedPart> =>
  between(part, async (from, to) => {
    const header = readHeader(await readFrom(from, 0, MOST_HEADER_BYTES));
    const key = readPublicKey(publicKey);
    if (!header) return 'broken';
    if (!key || !isFor(header, key)) return 'foreign';
    const partKey = await unwrap(header.wrapped);
    if (partKey?.length !== PART_KEY_BYTES) return 'broken';
    try {
      const cipher = new PartCipher(partKey, header, part.as);
      const layout = { from: header.bytes.length, size: CHUNK_BYTES + TAG_BYTES };
      for await (const chunks of chunksOf(from, layout)) {
        const opened = chunks.map(({ bytes, ...place }) => cipher.open(bytes, place));
        if (opened.some((each) => each === undefined)) return 'broken';
        await to.appendFile(Buffer.concat(opened.filter((each) => each !== undefined)));
      }
      return 'opened';
    } finally {
      partKey.fill(0);
    }
  });
