import { execFileSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Architecture, bindingArchive, bindingOf } from '#lambdas/duckdb-binding.ts';

/** What runs on any processor; the binding itself is one package for each. */
const COMMON = ['@duckdb/node-api', '@duckdb/node-bindings'];

interface Copying {
  /** The project, with its `node_modules` and its lock file. */
  readonly root: string;
  readonly folder: string;
  readonly architecture: Architecture;
}

/** Puts DuckDB for a processor into the `node_modules` of a bundle. */
export const copyDuckDb = async ({ root, folder, architecture }: Copying): Promise<void> => {
  const target = join(folder, 'node_modules');
  for (const name of COMMON) await copyPackage(join(root, 'node_modules', name), target, name);
  const binding = bindingOf(architecture);
  const archive = await bindingArchive(root, architecture);
  if (archive) await unpackPackage(archive, join(target, binding));
  else await copyPackage(join(root, 'node_modules', binding), target, binding);
};

const copyPackage = async (source: string, target: string, name: string): Promise<void> => {
  await mkdir(join(target, name), { recursive: true });
  await cp(source, join(target, name), { recursive: true, dereference: true });
};

/** From memory: what was checked is what is unpacked. */
const unpackPackage = async (archive: Buffer, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  execFileSync('tar', ['-xz', '--strip-components=1', '-C', folder], { input: archive });
};
