import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the parts of Trino lie on this machine. */
export interface TrinoFiles {
  readonly lib: string;
  readonly hive: string;
}

/** The folder of a fetched Trino, outside the repository so that every checkout shares it. */
export const trinoCache = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'airlock', 'trino-435');

/** The two folders that fetching fills. */
export const trinoFiles = (folder: string): TrinoFiles => ({
  lib: join(folder, 'lib'),
  hive: join(folder, 'hive', 'trino-hive-435'),
});

/** SHA-256 over the names and SHA-256 sums of every jar under a folder, as `sha256sum` lists them. */
export const jarsDigest = async (folder: string): Promise<string> => {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.jar'))
    .sort();
  const listing = createHash('sha256');
  for (const name of names) {
    const sum = createHash('sha256').update(await readFile(join(folder, name)));
    listing.update(`${sum.digest('hex')}  ${name}\n`);
  }
  return listing.digest('hex');
};
