import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_MANIFEST_BYTES } from '#core/limits.ts';

/** A folder from elsewhere could name any file of this machine. */
const NO_LINK = { link: false };

/** The manifest in the folder of a prepared drop, as it stands there. Throws AirlockError('input') if there is none. */
export const readPreparedManifest = async (folder: string): Promise<unknown> => {
  const path = join(folder, MANIFEST_FILE);
  const content = await readRegularFile(path, MAX_MANIFEST_BYTES, NO_LINK).catch(
    (cause: unknown) => {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw cause;
      throw new AirlockError(
        'input',
        `There is no drop in "${folder}" (no ${MANIFEST_FILE}): run "prepare" first.`,
        { cause },
      );
    },
  );
  if (!content)
    throw new AirlockError(
      'input',
      `"${path}" is not a regular file, or larger than ${MAX_MANIFEST_BYTES} bytes: prepare the drop again.`,
    );
  try {
    return JSON.parse(content.toString());
  } catch (cause) {
    throw new AirlockError('input', `"${path}" is damaged: prepare the drop again.`, { cause });
  }
};
