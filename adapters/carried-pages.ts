import { readdir, readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { SQL_FOLDER } from '#adapters/sql-folder.ts';

/** Pages of this project about who may do what, where this installation has them: a package has none. */
export const accessPages = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const found = new Map<string, Uint8Array>();
  for (const name of ['access.md', 'access-table.md']) {
    const bytes = await readFile(new URL(`../docs/${name}`, import.meta.url)).catch(
      () => undefined,
    );
    if (bytes) found.set(`access/${name}`, bytes);
  }
  return found;
};

/** Every SQL file of this installation, as it is read. */
export const sqlPages = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const found = new Map<string, Uint8Array>();
  if (SQL_FOLDER === undefined) return found;
  for (const name of await readdir(SQL_FOLDER, { recursive: true }))
    if (name.endsWith('.sql'))
      found.set(`sql/${name.split(sep).join('/')}`, await readFile(new URL(name, SQL_FOLDER)));
  return found;
};
