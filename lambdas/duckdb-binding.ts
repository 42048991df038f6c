import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';

const run = promisify(execFile);

/** The processors that a function can be deployed for. */
export type Architecture = 'x64' | 'arm64';

/** Name of the package that holds DuckDB for Lambda's Linux on a processor. */
export const bindingOf = (architecture: Architecture): string =>
  `@duckdb/node-bindings-linux-${architecture}`;

/** How long to wait for the registry: for any one answer of it, and for the whole archive. */
const ANSWER_MS = 10_000;
const ARCHIVE_MS = 120_000;

const FETCHING = [
  ...['--json', '--prefer-offline', '--ignore-scripts', '--no-update-notifier'],
  ...['--fetch-retries=0', `--fetch-timeout=${ANSWER_MS}`],
];

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

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The archive of DuckDB's binding for a processor, or undefined where npm has installed it: npm does
 * that for its own machine alone. Any other is fetched, once per machine, and is the one that the
 * lock file names, whenever it is used: another one is AirlockError('input').
 */
export const bindingArchive = async (
  root: string,
  architecture: Architecture,
): Promise<Buffer | undefined> => {
  const name = bindingOf(architecture);
  if (await exists(join(root, 'node_modules', name))) return undefined;
  const locked = await lockedPackage(root, name);
  const kept = join(cacheFolder(), archiveOf(locked));
  if (!(await exists(kept))) await fetchArchive(locked, kept);
  const archive = await readFile(kept);
  if (isLocked(locked, archive)) return archive;
  throw new AirlockError(
    'input',
    `"${kept}" is not the package that package-lock.json locks: find out who changed it, remove it, and build again.`,
  );
};

/** As npm names the archive of a package. */
const archiveOf = ({ name, version }: Locked): string =>
  `${name.slice(1).replace('/', '-')}-${version}.tgz`;

const isLocked = ({ integrity }: Locked, archive: Buffer): boolean =>
  `sha512-${createHash('sha512').update(archive).digest('base64')}` === integrity;

const fetchArchive = async (locked: Locked, into: string): Promise<void> => {
  await mkdir(cacheFolder(), { recursive: true });
  const scratch = await mkdtemp(`${into}-fetching-`);
  try {
    const what = [`${locked.name}@${locked.version}`, '--pack-destination', scratch];
    await run('npm', ['pack', ...what, ...FETCHING], { timeout: ARCHIVE_MS }).catch(
      (cause: unknown) => {
        throw fetchFault(locked, cause);
      },
    );
    const archive = join(scratch, archiveOf(locked));
    if (!isLocked(locked, await readFile(archive))) throw wrongPackage(locked);
    await rename(archive, into);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

const wrongPackage = ({ name, version }: Locked, cause?: unknown): AirlockError =>
  new AirlockError(
    'input',
    `What the registry gives as ${name}@${version} is not the package that package-lock.json locks: build nothing from it, and find out which of the two was changed.`,
    { cause },
  );

/** npm compares an archive with the registry's own word before we compare it with ours. */
const fetchFault = (locked: Locked, cause: unknown): AirlockError => {
  const { stdout } = z.object({ stdout: z.string() }).catch({ stdout: '' }).parse(cause);
  if (stdout.includes('"EINTEGRITY"')) return wrongPackage(locked, cause);
  return new AirlockError(
    'input',
    `${locked.name}@${locked.version} could not be fetched: the first build for a processor that is not this machine's needs the npm registry.`,
    { cause },
  );
};
