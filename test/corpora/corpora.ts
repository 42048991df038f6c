import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'vitest';

/** Beside the project, or where the environment says. */
const CORPORA = resolve(
  process.env.AIRLOCK_CORPORA ?? join(import.meta.dirname, '../../../shared'),
);

/** Tests that need a folder of public data; where it is not there they are skipped, by the name of what is missing. */
export const withCorpus = (folder: string, tests: (path: string) => void): void => {
  const path = join(CORPORA, folder);

  if (existsSync(path)) describe(folder, () => tests(path));
  else it.skip(`${folder} is read: it is not there`, () => undefined);
};
