import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** The processors that a function can be deployed for. */
export type Architecture = 'x64' | 'arm64';

/** What runs on any processor; the binding itself is one package for each. */
const COMMON = ['@duckdb/node-api', '@duckdb/node-bindings'];

const bindingOf = (architecture: Architecture): string =>
  `@duckdb/node-bindings-linux-${architecture}`;

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
  const installed = join(root, 'node_modules', binding);
  if (await exists(installed)) return copyPackage(installed, target, binding);
  await fetchPackage(root, target, binding);
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const copyPackage = async (source: string, target: string, name: string): Promise<void> => {
  await mkdir(join(target, name), { recursive: true });
  await cp(source, join(target, name), { recursive: true, dereference: true });
};

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/** npm installs the binding of its own machine alone: that of another processor is fetched, as locked. */
const fetchPackage = async (root: string, target: string, name: string): Promise<void> => {
  const lock = LockFile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity) throw new Error(`package-lock.json does not lock ${name}`);
  const scratch = await mkdtemp(join(tmpdir(), 'airlock-package-'));
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', scratch, '--silent']);
    const archive = join(scratch, `${name.slice(1).replace('/', '-')}-${version}.tgz`);
    const found = createHash('sha512').update(await readFile(archive));
    if (`sha512-${found.digest('base64')}` !== integrity)
      throw new Error(`${name}@${version} is not the package that package-lock.json locks`);
    await mkdir(join(target, name), { recursive: true });
    await run('tar', ['-xzf', archive, '--strip-components=1', '-C', join(target, name)]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};
