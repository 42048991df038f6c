import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What is known of each file, link and folder under a folder, by its path; '' is the folder itself. */
export type FolderPrint = Readonly<Record<string, string>>;

const contentOf = async (path: string): Promise<string> => {
  const stats = await lstat(path);
  if (stats.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (!stats.isFile()) return stats.isDirectory() ? 'folder' : 'neither file nor folder';
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
};

/** Bytes, mode and time of one file, link or folder. */
export const pathPrint = async (path: string): Promise<string> => {
  const { mode, mtimeNs } = await lstat(path, { bigint: true });
  return `${mode.toString(8)} ${mtimeNs} ${await contentOf(path)}`;
};

/** Bytes, mode and time of all that is under a folder. Links are told, and not followed. */
export const folderPrint = async (folder: string): Promise<FolderPrint> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...names.map(({ parentPath, name }) => join(parentPath, name))];
  const lines = await Promise.all(
    paths.map(
      async (path): Promise<[string, string]> => [relative(folder, path), await pathPrint(path)],
    ),
  );
  return Object.fromEntries(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
};
