import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** As many names as a page can offer. */
const MAX_NAMES = 200;

/** What a page offers of the folder of the console: names that lie in it, never paths. */
export type Kind = 'file' | 'folder';

const isOf = (kind: Kind, entry: Dirent): boolean =>
  kind === 'file' ? entry.isFile() : entry.isDirectory();

/**
 * Names of what lies in the folder of the console, in their order: links and what is hidden left out. Nothing where the
 * folder cannot be read.
 */
export const ownNames = async (
  folder: string,
  kind: Kind,
  ending = '',
): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => isOf(kind, entry))
    .map(({ name }) => name)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort()
    .slice(0, MAX_NAMES);
};

/** Whether a name is one of a file or folder in the console's own folder, and leads nowhere else. */
export const isOwnName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !/[/\\\0]/.test(name) && basename(name) === name;

/** The path of a name that `isOwnName` holds for. */
export const ownPath = (folder: string, name: string): string => join(folder, name);

/** The text of a small file of the console's own folder; undefined if it is none, larger, or cannot be read. */
export const ownText = async (
  folder: string,
  name: string,
  maxBytes: number,
): Promise<string | undefined> => {
  if (!isOwnName(name)) return undefined;
  const path = ownPath(folder, name);
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > maxBytes) return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
};

/** Whether a file or folder of that name lies in the console's own folder itself: a link, which may lead out of it, does not. */
export const isThere = async (folder: string, kind: Kind, name: string): Promise<boolean> => {
  if (!isOwnName(name)) return false;
  const found = await lstat(ownPath(folder, name)).catch(() => undefined);
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) === true;
};
