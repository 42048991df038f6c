import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { writeNewSecret } from '#adapters/local/new-file.ts';
import { AirlockError } from '#core/errors.ts';
import type { NamedRequest, RequestJournal } from '#core/ports/deletion-desk.ts';
import { sha256 } from '#core/sha256.ts';

/** The folder of what was taken. */
const TAKEN = 'taken';

const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  })) !== undefined;

/** What a party keeps of deletion requests that it took: an empty file for each, whose name tells nobody anything. */
export const openJournal = (folder: string): RequestJournal => {
  const taken = join(folder, TAKEN);
  // What others call a request is no name of a file of ours.
  const fileOf = ({ issuer, jti }: NamedRequest): string =>
    join(taken, sha256(`${issuer}\n${jti}`));
  return {
    has: (request) => isThere(fileOf(request)),
    add: async (request) => {
      await makeFolders(taken);
      const path = fileOf(request);
      return writeNewSecret(path, '').then(
        () => true,
        async (fault: unknown) => {
          if (fault instanceof AirlockError && (await isThere(path))) return false;
          throw fault;
        },
      );
    },
  };
};
