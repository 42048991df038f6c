import { createHash } from 'node:crypto';
import type { ObjectChecksum } from '#core/ports/object-store.ts';
import type { Checksum } from '#core/sha256.ts';

/** Size and SHA-256 of what a stream holds, read to its end and held nowhere. */
export const streamChecksum = async (
  chunks: AsyncIterable<Uint8Array>,
): Promise<ObjectChecksum> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') as Checksum };
};
