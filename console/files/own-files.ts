import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** As many names as a page can offer. */
const MAX_NAMES = 200;

/** What a page offers of the folder of the console: names that lie in it, never paths. */
export type Kind = 'file' | 'folder';

const isOf = (kind: Kind, entry: Dirent): boolean =>
  kind === 'file' ? entry.isFile() : entry.isDirectory();

/** All names of a folder, in their order: of what lies in it itself, since a link may lead out of it. The system's error where it cannot be read. */
export const namesIn = async (folder: string, kind: Kind): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => isOf(kind, entry))
    .map(({ name }) => name)
    .sort();
};

/** Those of them that a page can offer. Nothing where the folder cannot be read. */
export const offeredNames = async (
  folder: string,
  kind: Kind,
  isOffered: (name: string) => boolean,
): Promise<readonly string[]> =>
  (await namesIn(folder, kind).catch(() => [])).filter(isOffered).slice(0, MAX_NAMES);

/** Names of what lies in the folder of the console, in their order, without what is hidden. */
export const ownNames = (folder: string, kind: Kind, ending = ''): Promise<readonly string[]> =>
  offeredNames(folder, kind, (name) => name.endsWith(ending) && !name.startsWith('.'));

/** What stands at a path itself: where a link leads is not looked at. */
export const standing = (path: string): Promise<Stats | undefined> =>
  lstat(path).catch(() => undefined);

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
  const found = await standing(path);
  if (!found?.isFile() || found.size > maxBytes) return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
};

/** Whether a file or folder of that name lies in the console's own folder itself: a link, which may lead out of it, does not. */
export const isThere = async (folder: string, kind: Kind, name: string): Promise<boolean> => {
  if (!isOwnName(name)) return false;
  const found = await standing(ownPath(folder, name));
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) === true;
};
