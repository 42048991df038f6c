import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnreadReason } from '#core/trail/examined.ts';

/** A file of a folder, by its path in there; or what is there and is not read. */
export type FoundLog =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly unread: UnreadReason };

/** Everything in a folder, however deep, by name, folder after folder: as many names are held as one folder has. */
export async function* findLogFiles(folder: string, within = ''): AsyncGenerator<FoundLog> {
  const path = join(folder, within);
  const stats = within === '' ? await stat(path).catch(gone) : await lstat(path).catch(gone);
  if (stats?.isFile()) yield { name: within, path };
  else if (stats?.isDirectory()) yield* findIn(folder, within);
  else if (stats?.isSymbolicLink()) yield { name: within, unread: 'link' };
  else yield { name: within, unread: stats ? 'special-file' : 'unreadable' };
}

async function* findIn(folder: string, within: string): AsyncGenerator<FoundLog> {
  const names = await readdir(join(folder, within)).catch(gone);
  if (!names) yield { name: within, unread: 'unreadable' };
  for (const each of names?.sort() ?? []) yield* findLogFiles(folder, join(within, each));
}

const gone = (): undefined => undefined;
