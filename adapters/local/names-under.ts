import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every name under a prefix of a folder that is no folder itself, by its path from there, in order. */
export const namesUnder = async (root: string, prefix: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, folder))) {
      const name = `${folder}${entry.name}`;
      if (entry.isDirectory()) await walk(`${name}/`);
      else found.push(name);
    }
  };
  await walk(prefix.slice(0, prefix.lastIndexOf('/') + 1));
  return found.filter((name) => name.startsWith(prefix)).sort();
};

/** A folder that went away meanwhile, or is none, holds nothing. */
const entriesOf = async (folder: string) => {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
};
