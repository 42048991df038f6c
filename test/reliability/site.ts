import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { builtCli } from '#test/support/built-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** How a command of a process of its own ended. */
export interface Ended {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
  /** After how many of them the sign showed that was waited for. */
  readonly shown: number | undefined;
}

/** A name that appears or changes in a folder. */
export interface Sign {
  readonly folder: string;
  readonly name: RegExp;
}

/** When a process is killed: so many milliseconds after its start, or after the first sign of something. */
export interface Death {
  readonly after: number;
  readonly once?: Sign | undefined;
}

/** How a command runs. */
interface Running {
  readonly death?: Death;
  /** Something to wait for, which the answer tells of. */
  readonly sign?: Sign;
  /** What its command line begins with: a container, or nothing. */
  readonly inside?: readonly string[];
}

/**
 * One machine as a user has it: files, rooms and drops in `folder`, and a home and a temporary folder
 * that no other test touches.
 */
export interface Site {
  readonly folder: string;
  readonly home: string;
  readonly tmp: string;
}

/** Makes a site without files. */
export const newSite = async (): Promise<Site> => {
  const base = await mkdtemp(join(await tempFolder(), 'site-'));
  const site = { folder: join(base, 'files'), home: join(base, 'home'), tmp: join(base, 'tmp') };
  for (const folder of Object.values(site)) await mkdir(folder);
  return site;
};

/** A new site with the files of another. Receipts at home are bound to a place, and stay behind. */
export const copySite = async ({ folder }: Site): Promise<Site> => {
  const copy = await newSite();
  await cp(folder, copy.folder, { recursive: true, preserveTimestamps: true });
  return copy;
};

const environment = ({ home, tmp }: Site): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  HOME: home,
  AIRLOCK_HOME: join(home, 'airlock'),
  TMPDIR: tmp,
});

/** Calls back at the first sign of something; answers what ends the watch. */
const atFirst = ({ folder, name }: Sign, act: () => void): (() => void) => {
  let seen = false;
  const watcher = watch(folder, (_, found) => {
    if (seen || found === null || !name.test(found)) return;
    seen = true;
    act();
  });
  return () => watcher.close();
};

/** Kills a process by its own number when its hour has come; answers what calls that off. */
const doom = (kill: () => void, { after, once }: Death): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    if (after > 0) timer = setTimeout(kill, after);
    else kill();
  };
  const endWatch = once === undefined ? begin() : atFirst(once, begin);
  return () => {
    clearTimeout(timer);
    endWatch?.();
  };
};

/** Runs a command line from outside, in the site's folder. */
export const run = (
  site: Site,
  args: readonly string[],
  { death, sign, inside = [] }: Running = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const [program = '', ...rest] = [...inside, process.execPath, builtCli(), ...args];
    const began = performance.now();
    const child = spawn(program, rest, {
      cwd: site.folder,
      env: environment(site),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
    let shown: number | undefined;
    const callOff = death && doom(() => child.kill('SIGKILL'), death);
    const look = sign && atFirst(sign, () => (shown = performance.now() - began));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      callOff?.();
      look?.();
      resolve({
        code: code ?? undefined,
        signal: signal ?? undefined,
        ...said,
        milliseconds: performance.now() - began,
        shown,
      });
    });
  });

/** Runs a command that must succeed, if only with every cell suppressed (4), and answers its one JSON document. */
export const runDocument = async <Document>(
  site: Site,
  args: readonly string[],
  running: Running = {},
): Promise<Document> => {
  const { code, signal, out, err } = await run(site, [...args, '--json'], running);
  const succeeded = code === 0 || (code === 4 && args[0] === 'ask');
  if (!succeeded) throw new Error(`${args.join(' ')}: ${signal ?? code} ${err}${out}`);
  return JSON.parse(out);
};
