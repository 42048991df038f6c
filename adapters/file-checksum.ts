import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { notRegular, withRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';
import type { Checksum } from '#core/sha256.ts';

/** Bytes that are read at once. */
const PIECE = 1 << 20;

const checksumOf = async (file: FileHandle): Promise<{ bytes: number; sha256: Checksum }> => {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  for (let bytes = 0; ; ) {
    const { bytesRead } = await file.read(piece, 0, PIECE, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') as Checksum };
    hash.update(piece.subarray(0, bytesRead));
    bytes += bytesRead;
  }
};

/** Size and SHA-256 of a file, read piece by piece. Undefined if it is no regular file, or a link to one. */
export const fileChecksum = (
  path: string,
): Promise<{ bytes: number; sha256: Checksum } | undefined> =>
  withRegularFile(path, checksumOf, { link: false });

/** The same of a part that is to be uploaded. Throws AirlockError('input') if it is missing, or no regular file. */
export const partChecksum = async (path: string): Promise<{ bytes: number; sha256: Checksum }> => {
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
