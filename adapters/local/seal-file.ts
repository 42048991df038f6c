import { open } from 'node:fs/promises';
import { fileChecksum } from '#adapters/file-checksum.ts';
import type { Checksum } from '#core/sha256.ts';

/** Waits until a file that we wrote is on the disk, readable by its owner alone; answers size and SHA-256. */
export const sealFile = async (path: string): Promise<{ bytes: number; sha256: Checksum }> => {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  const sealed = await fileChecksum(path);
  if (!sealed) throw new Error('a file that we wrote is none');
  return sealed;
};

/** Waits until the names in a folder are on the disk, where the system can say so. */
export const sealFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
};
