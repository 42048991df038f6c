import type { FileHandle } from 'node:fs/promises';
import { notRegular, withRegularFile } from '#adapters/regular-file.ts';
import { streamChecksum } from '#adapters/stream-checksum.ts';
import { AirlockError } from '#core/errors.ts';
import type { ObjectChecksum } from '#core/ports/object-store.ts';

/** Bytes that are read at once. */
const PIECE = 1 << 20;

const checksumOf = (file: FileHandle): Promise<ObjectChecksum> =>
  streamChecksum(file.createReadStream({ start: 0, highWaterMark: PIECE, autoClose: false }));

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
