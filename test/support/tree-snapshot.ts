import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

const contentOf = async (path: string): Promise<string> => {
  const stats = await lstat(path, { bigint: true });
  const about = `${stats.mode} ${stats.mtimeNs} ${stats.ino}`;
  if (stats.isSymbolicLink()) return `${about} -> ${await readlink(path)}`;
  if (!stats.isFile()) return about;
  return `${about} ${createHash('sha256')
    .update(await readFile(path))
    .digest('hex')}`;
};

/**
 * What stands under a folder: bytes, mode, place on the disk and time of change of each file, and where
 * links lead. `without` leaves names out, and folders are told without their times.
 */
export const treeSnapshot = async (
  folder: string,
  without: (name: string) => boolean = () => false,
): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (without(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      for (const [name, content] of Object.entries(await treeSnapshot(path, without)))
        found[`${entry.name}/${name}`] = content;
    found[entry.name] = entry.isDirectory() ? 'folder' : await contentOf(path);
  }
  return found;
};
