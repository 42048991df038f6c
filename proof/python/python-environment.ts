import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ending, runLimited } from '#proof/trino/run-limited.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Programs of PyPI that a proof runs. */
export interface PythonTool {
  /** How sentences about it begin, such as `The emulator`. */
  readonly what: string;
  /** Begins the name of its folder in the cache. */
  readonly folder: string;
  /** Path of the file that lists what is installed, each package by its hash. */
  readonly requirements: string;
}

/** Where the environment goes, how Python is called and how long each step may take. Tests give others. */
export interface PythonSource {
  readonly cache: string;
  readonly python: string;
  readonly limitSeconds: number;
}

/** Why a program could not be had, in one sentence for a person. */
export class PythonUnavailable extends Error {}

const RETRY = 'and run this again.';

/** Outside the repository, so that every checkout shares it; other requirements are another folder. */
const cacheOf = (folder: string, requirements: string): string => {
  const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'airlock', `${folder}-${digest}`);
};

const pinned = async ({ folder, requirements }: PythonTool): Promise<PythonSource> => ({
  cache: cacheOf(folder, await readFile(requirements, 'utf8')),
  python: 'python3',
  limitSeconds: 300,
});

/**
 * Makes a virtual environment with the programs, once: later calls find it in the cache. Answers its
 * Python. Throws PythonUnavailable.
 */
export const fetchPython = async (tool: PythonTool, source?: PythonSource): Promise<string> => {
  const from = source ?? (await pinned(tool));
  const python = join(from.cache, 'bin', 'python');
  if (await exists(python)) return python;
  await mkdir(dirname(from.cache), { recursive: true });
  const folder = await mkdtemp(`${from.cache}-making-`);
  try {
    await makeEnvironment(tool, from, folder);
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

const makeEnvironment = async (
  tool: PythonTool,
  from: PythonSource,
  folder: string,
): Promise<void> => {
  const made = await runLimited([from.python, '-m', 'venv', folder], from.limitSeconds);
  if (made.outcome !== 'done') throw new PythonUnavailable(explainPython(tool, made, from));
  const installed = await runLimited(
    [
      join(folder, 'bin', 'python'),
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--require-hashes', '--only-binary', ':all:', '--requirement', tool.requirements],
    ],
    from.limitSeconds,
  );
  if (installed.outcome !== 'done') throw new PythonUnavailable(explainPip(tool, installed, from));
};

const explainPython = (
  { what }: PythonTool,
  { outcome }: Ending,
  { python }: PythonSource,
): string =>
  outcome === 'missing'
    ? `${what} needs Python 3.11 or later: install it so that "${python} --version" answers, ${RETRY}`
    : `Python could not make a virtual environment: install its "venv" module (Debian: python3-venv), ${RETRY}`;

const explainPip = (
  { what, requirements }: PythonTool,
  { outcome, said }: Ending,
  { limitSeconds }: PythonSource,
): string => {
  if (outcome === 'late')
    return `${what} did not arrive from PyPI within ${limitSeconds} seconds: check the network ${RETRY}`;
  if (/DO NOT MATCH THE HASHES/.test(said))
    return `PyPI brought other files than those that ${relative(ROOT, requirements)} lists by hash: nothing was installed; check the index that pip uses ${RETRY}`;
  const reason = /^ERROR: (.+)$/m.exec(said)?.[1] ?? 'pip gave no reason';
  const short = reason.slice(0, 300).replace(/[.:\s]+$/, '');
  return `${what} could not be fetched from PyPI (${short}): check the network, the settings of pip and that Python is 3.11 to 3.14, ${RETRY}`;
};

/** Fetches the programs where a script asks for no more; a reason why not goes to stderr, and the script fails. */
export const fetchOrSay = (tool: PythonTool): Promise<void> =>
  fetchPython(tool).then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof PythonUnavailable)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
