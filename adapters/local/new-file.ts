import { lstat, writeFile } from 'node:fs/promises';
import { AirlockError } from '#core/errors.ts';

/** What is thrown where something stands at a path already. */
export const taken = (path: string, cause?: unknown): AirlockError =>
  new AirlockError(
    'usage',
    `There is something at "${path}" already: name another file, or move that one away.`,
    { cause },
  );

/** Throws AirlockError('usage') if anything stands at a path, even a link that leads nowhere. */
export const checkFree = async (path: string): Promise<void> => {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found) throw taken(path);
};

/** Writes a file that is not there yet. Throws AirlockError('usage'), and changes nothing, if something is. */
export const writeNewFile = (path: string, content: string | Uint8Array): Promise<void> =>
  writeFile(path, content, { flag: 'wx', flush: true }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? taken(path, error) : error;
  });
