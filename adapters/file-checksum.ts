import type { FileHandle } from 'node:fs/promises';
import { notRegular, withRegularFile } from '#adapters/regular-file.ts';
import { streamChecksum } from '#adapters/stream-checksum.ts';
import { AirlockError } from '#core/errors.ts';
import type { ObjectChecksum } from '#core/ports/object-store.ts';

/** Bytes that are read at once. */
const PIECE = 1 << 20;

/** A file piece by piece, each in the memory of the one before: a stream takes new memory for each. */
async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(piece, 0, PIECE, at);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}

const checksumOf = (file: FileHandle): Promise<ObjectChecksum> => streamChecksum(piecesOf(file));

/** Size and SHA-256 of a file, read piece by piece. Undefined if it is no regular file, or a link to one. */
export const fileChecksum = (path: string): Promise<ObjectChecksum | undefined> =>
  withRegularFile(path, checksumOf, { link: false });

/** The same of a part that is to be uploaded. Throws AirlockError('input') if it is missing, or no regular file. */
export const partChecksum = async (path: string): Promise<ObjectChecksum> => {
  const found = await fileChecksum(path).catch((cause: unknown) => {
    throw new AirlockError(
      'input',
      `"${path}" is missing or cannot be read: check the path, or prepare the drop again.`,
      { cause },
    );
  });
  if (found) return found;
  throw notRegular({ code: 'input', path });
};
