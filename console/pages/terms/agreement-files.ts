import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** As an agreement may be written: JSON is YAML. */
const ENDING = /\.(?:ya?ml|json)$/i;

/** So many that a page of them is still small; of more, the first by name can be chosen. */
const MAX_FILES = 200;

/** Files of a folder itself that may hold an agreement, by name. Links are none, since they lead elsewhere. */
export const agreementFiles = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && ENDING.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .slice(0, MAX_FILES);
};

/** Where a file is that was chosen of them; undefined for any other name, which is never opened. */
export const chosenFile = (
  folder: string,
  files: readonly string[],
  name: string,
): string | undefined => (files.includes(name) ? join(folder, name) : undefined);
