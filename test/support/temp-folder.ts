import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

/** Makes an empty folder; `removeTempFolders` takes it away. */
export const tempFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-test-'));
  made.add(folder);
  return folder;
};

/** Removes every folder made so far: `afterEach(removeTempFolders)`. */
export const removeTempFolders = async (): Promise<void> => {
  for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  made.clear();
};
