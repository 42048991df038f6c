import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** The processors that a function can be deployed for. */
export type Architecture = 'x64' | 'arm64';

/** Name of the package that holds DuckDB for Lambda's Linux on a processor. */
export const bindingOf = (architecture: Architecture): string =>
  `@duckdb/node-bindings-linux-${architecture}`;

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

interface Locked {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

const lockedPackage = async (root: string, name: string): Promise<Locked> => {
  const lock = LockFile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity) throw new Error(`package-lock.json does not lock ${name}`);
  return { name, version, integrity };
};

/** Outside the repository, so that every checkout shares it. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'airlock', 'duckdb');

/**
 * The folder of DuckDB's binding for a processor. npm installs that of its own machine alone; any
 * other is fetched as the lock file has it, once per machine.
 */
export const bindingFolder = async (root: string, architecture: Architecture): Promise<string> => {
  const name = bindingOf(architecture);
  const installed = join(root, 'node_modules', name);
  if (await exists(installed)) return installed;
  const locked = await lockedPackage(root, name);
  const cached = join(cacheFolder(), `linux-${architecture}-${locked.version}`);
  if (!(await exists(cached))) await fetchPackage(locked, cached);
  return cached;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const fetchPackage = async ({ name, version, integrity }: Locked, into: string): Promise<void> => {
  await mkdir(dirname(into), { recursive: true });
  const scratch = await mkdtemp(`${into}-fetching-`);
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', scratch, '--silent']);
    const archive = join(scratch, `${name.slice(1).replace('/', '-')}-${version}.tgz`);
    const found = createHash('sha512').update(await readFile(archive));
    if (`sha512-${found.digest('base64')}` !== integrity)
      throw new Error(`${name}@${version} is not the package that package-lock.json locks`);
    await run('tar', ['-xzf', archive, '-C', scratch]);
    // Two installations may fetch at once: whichever comes second finds a folder as good as its own.
    await rename(join(scratch, 'package'), into).catch(async (fault: unknown) => {
      if (!(await exists(into))) throw fault;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

// After `npm ci`, so that nothing later needs the network. A newcomer who never deploys needs none of it.
if (process.argv[1] === fileURLToPath(import.meta.url))
  await bindingFolder(fileURLToPath(new URL('../', import.meta.url)), 'arm64').catch(() =>
    process.stderr.write(
      'DuckDB for arm64 could not be fetched: "npm run synth" will try again. Nothing else needs it.\n',
    ),
  );
