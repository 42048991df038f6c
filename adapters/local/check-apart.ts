import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AirlockError } from '#core/errors.ts';

/** The real path of a file, and those of all folders above it. */
const withFolders = async (path: string): Promise<readonly string[]> => {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return [];
  const found = [real];
  for (;;) {
    const last = found.at(-1) ?? '';
    const above = dirname(last);
    if (above === last) return found;
    found.push(above);
  }
};

/** Which folder it is; undefined if it is none. */
const identityOf = async (path: string): Promise<string | undefined> =>
  stat(path, { bigint: true }).then(
    (stats) => (stats.isDirectory() ? `${stats.dev}-${stats.ino}` : undefined),
    () => undefined,
  );

/**
 * Refuses a folder that holds a file which is being read, however both are named: what is written there
 * could take its place.
 */
export const checkApart = async (folder: string, inputs: readonly string[]): Promise<void> => {
  const identity = await identityOf(folder);
  if (identity === undefined) return;
  for (const input of inputs)
    for (const path of await withFolders(input))
      if ((await identityOf(path)) === identity)
        throw new AirlockError(
          'usage',
          `"${folder}" holds "${input}", which is read: name a folder of its own for the drop with --out.`,
        );
};
