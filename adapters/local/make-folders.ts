import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Makes one folder; answers whether it was not there yet. */
const makeOne = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    const found =
      codeOf(error) === 'EEXIST' ? await stat(folder).catch(() => undefined) : undefined;
    if (found?.isDirectory()) return false;
    throw error;
  }
};

/**
 * Makes a folder and those above it, for their owner alone; answers the highest that was not there yet.
 * Where nothing can be made, as in /proc, it fails: Node's own `recursive` would try without end.
 */
export const makeFolders = async (folder: string): Promise<string | undefined> => {
  // Resolved, no name at all would be the folder that we are in.
  const path = folder === '' ? folder : resolve(folder);
  try {
    return (await makeOne(path)) ? path : undefined;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const above = await makeFolders(dirname(path));
  return (await makeOne(path)) ? (above ?? path) : above;
};
