import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files of versions, which no question changes, and which are too large to be kept. */
const isOfVersion = (path: string): boolean => path.endsWith('.parquet');

/**
 * Uses a room and leaves it as it was, so that a question is asked anew there each time. Not in a copy: a file that was
 * copied, or linked to, is read whole again before it is asked about, which no room does that nobody moved.
 */
export const leaveAsFound = async (folder: string, use: () => Promise<void>): Promise<void> => {
  const found = new Map<string, Buffer | undefined>();
  for (const path of await filesIn(folder))
    found.set(path, isOfVersion(path) ? undefined : await readFile(path));
  try {
    await use();
  } finally {
    for (const path of await filesIn(folder)) if (!found.has(path)) await rm(path);
    for (const [path, content] of found) if (content) await writeFile(path, content);
  }
};
