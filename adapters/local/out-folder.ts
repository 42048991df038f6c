import { rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { AirlockError } from '#core/errors.ts';

/** Why the system makes no folder, where a name alone would not mend it. */
const WHY: Readonly<Record<string, string>> = {
  EROFS: ', on a disk that can only be read',
  ENOSPC: ', on a disk that is full',
  EDQUOT: ', on a disk that is full',
  EACCES: ', without permission for the folder above',
  EPERM: ', without permission for the folder above',
};

const whyOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? (WHY[String(cause.code)] ?? '') : '';

/** Makes a folder of the user's; answers how to take back what was made and is empty. */
export const makeOutFolder = async (folder: string): Promise<() => Promise<void>> => {
  const highest = await makeFolders(folder).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `"${folder}" cannot be made a folder${whyOf(cause)}: name another one with --out.`,
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
