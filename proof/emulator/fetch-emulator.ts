import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ending, runLimited } from '#proof/trino/run-limited.ts';

/** What is installed, each package by its hash. */
export const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));

/** Where the environment goes, how Python is called and how long each step may take. Tests give others. */
export interface EmulatorSource {
  readonly cache: string;
  readonly python: string;
  readonly requirements: string;
  readonly limitSeconds: number;
}

/** Why the emulator could not be had, in one sentence for a person. */
export class EmulatorUnavailable extends Error {}

const RETRY = 'and run this again.';

/** Outside the repository, so that every checkout shares it; other requirements are another folder. */
const cacheOf = (requirements: string): string => {
  const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'airlock', `emulator-${digest}`);
};

const pinned = async (): Promise<EmulatorSource> => ({
  cache: cacheOf(await readFile(REQUIREMENTS, 'utf8')),
  python: 'python3',
  requirements: REQUIREMENTS,
  limitSeconds: 300,
});

/**
 * Makes a virtual environment with the emulator, once: later calls find it in the cache. Answers its
 * Python. Throws EmulatorUnavailable.
 */
export const fetchEmulator = async (source?: EmulatorSource): Promise<string> => {
  const from = source ?? (await pinned());
  const python = join(from.cache, 'bin', 'python');
  if (await exists(python)) return python;
  await mkdir(dirname(from.cache), { recursive: true });
  const folder = await mkdtemp(`${from.cache}-making-`);
  try {
    await makeEnvironment(from, folder);
    // Two runs may make it at once: whichever comes second finds the other's, as good as its own.
    await rename(folder, from.cache).catch(async (error: unknown) => {
      if (!(await exists(python))) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return python;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const makeEnvironment = async (from: EmulatorSource, folder: string): Promise<void> => {
  const made = await runLimited([from.python, '-m', 'venv', folder], from.limitSeconds);
  if (made.outcome !== 'done') throw new EmulatorUnavailable(explainPython(made, from));
  const installed = await runLimited(
    [
      join(folder, 'bin', 'python'),
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--require-hashes', '--only-binary', ':all:', '--requirement', from.requirements],
    ],
    from.limitSeconds,
  );
  if (installed.outcome !== 'done') throw new EmulatorUnavailable(explainPip(installed, from));
};

const explainPython = ({ outcome }: Ending, { python }: EmulatorSource): string =>
  outcome === 'missing'
    ? `The emulator needs Python 3.11 or later: install it so that "${python} --version" answers, ${RETRY}`
    : `Python could not make a virtual environment: install its "venv" module (Debian: python3-venv), ${RETRY}`;

const explainPip = ({ outcome, said }: Ending, { limitSeconds }: EmulatorSource): string => {
  if (outcome === 'late')
    return `The emulator did not arrive from PyPI within ${limitSeconds} seconds: check the network ${RETRY}`;
  if (/DO NOT MATCH THE HASHES/.test(said))
    return `PyPI brought other files than those that proof/emulator/requirements.txt lists by hash: nothing was installed; check the index that pip uses ${RETRY}`;
  const reason = /^ERROR: (.+)$/m.exec(said)?.[1] ?? 'pip gave no reason';
  const short = reason.slice(0, 300).replace(/[.:\s]+$/, '');
  return `The emulator could not be fetched from PyPI (${short}): check the network, the settings of pip and that Python is 3.11 to 3.14, ${RETRY}`;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    await fetchEmulator();
  } catch (error) {
    if (!(error instanceof EmulatorUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
