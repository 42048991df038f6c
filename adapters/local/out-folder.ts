import { rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { AirlockError } from '#core/errors.ts';

/** Makes a folder of the user's; answers how to take back what was made and is empty. */
export const makeOutFolder = async (folder: string): Promise<() => Promise<void>> => {
  const highest = await makeFolders(folder).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `"${folder}" cannot be made a folder: name another one with --out.`,
      { cause },
    );
  });
  return async () => {
    if (highest === undefined) return;
    for (let at = resolve(folder); ; at = dirname(at)) {
      const removed = await rmdir(at).then(
        () => true,
        () => false,
      );
      if (!removed || at === highest) return;
    }
  };
};
