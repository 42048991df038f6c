import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesUnder } from '#test/reliability/room-record.ts';

/** Throws unless a room has its three keys, of one writer each, and no file outside holds a copy of their bytes. */
export const checkKeys = async (room: string): Promise<void> => {
  const names = (await readdir(join(room, 'keys'))).sort();
  if (names.join() !== 'ledger-seal.key,token-root.key,tombstone-root.key')
    throw new Error(`keys: ${names.join()}`);
  const keys = await Promise.all(names.map((name) => readFile(join(room, 'keys', name))));
  if (keys.some(({ length }) => length !== 32)) throw new Error('half a key');
  for (const path of await filesUnder(room)) {
    if (path.startsWith('keys/')) continue;
    const content = await readFile(join(room, path));
    if (keys.some((key) => content.includes(key))) throw new Error(`a key is also in ${path}`);
  }
};
