import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Checksum } from '#core/sha256.ts';

/** Size and SHA-256 of a file, read in a stream. */
export const fileChecksum = async (path: string): Promise<{ bytes: number; sha256: Checksum }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') as Checksum };
};
