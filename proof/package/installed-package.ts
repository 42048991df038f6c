import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAX_OUTPUT_BYTES = 1 << 26;
const run = promisify(execFile);

/** Nodes that a party may have: one that we run in, and others by the package of their binary. */
export const OTHER_NODES = { 20: '20.20.2', 22: '22.23.3' } as const;

/** What a command of the installed package answered. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Packs this repository, as `npm pack` does, into a folder. Answers the path of the tarball. */
export const packInto = async (folder: string): Promise<string> => {
  await run('npm', ['pack', '--pack-destination', folder], {
    cwd: ROOT,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  return join(folder, tarball);
};

/** Installs a tarball as `npm install -g` does, below a prefix of its own. Answers the path of the command. */
export const installTarball = async (tarball: string, prefix: string): Promise<string> => {
  await mkdir(prefix, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier'];
  await run('npm', ['install', '-g', '--prefix', prefix, ...quiet, tarball], { cwd: prefix });
  return join(prefix, 'bin/airlock');
};

/** Fetches another Node for this machine. Answers the path of its binary. */
export const fetchNode = async (version: string, folder: string): Promise<string> => {
  const name = `node-${process.platform}-${process.arch}`;
  await mkdir(folder, { recursive: true });
  await run('npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ]);
  return join(folder, 'node_modules', name, 'bin/node');
};

/** Runs the installed command by a Node, in a folder that holds nothing of this repository. */
export const runInstalled = (
  node: string,
  { command, cwd }: { readonly command: string; readonly cwd: string },
  ...args: readonly string[]
): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: '', NO_COLOR: '1' };
    execFile(
      node,
      [command, ...args],
      { cwd, env, maxBuffer: MAX_OUTPUT_BYTES },
      (fault, out, err) => resolve({ code: fault ? Number(fault.code ?? -1) : 0, out, err }),
    );
  });

/** Bytes of all files below a folder, links not followed. */
export const bytesBelow = async (folder: string): Promise<number> => {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) bytes += (await lstat(join(entry.parentPath, entry.name))).size;
  return bytes;
};
