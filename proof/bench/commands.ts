import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Checkout, runCase } from './measure.ts';
import { type Bench, inTurn } from './plan.ts';
import { timeCommand } from './time-command.ts';

/** People of either side of the small room. */
const PEOPLE = 10_000;

/** Builds the command of a checkout, as it is packed, into a folder, and answers its path. Nothing there changes. */
export const buildCommand = async ({ root }: Checkout, folder: string): Promise<string> => {
  const module = pathToFileURL(join(root, 'proof/package/bundle-cli.ts')).href;
  const script = `const { bundleCli } = await import(process.argv[1]); await bundleCli(process.argv[2]);`;
  await mkdir(folder, { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const args = ['--input-type=module', '-e', script, module, folder];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  return join(folder, 'cli/airlock.mjs');
};

const makeSmallRoom = async (checkout: Checkout, folder: string): Promise<string> => {
  const room = join(folder, 'room');
  for (const side of ['brand', 'publisher'] as const) {
    const drop = join(folder, side);
    await runCase('make-drop', { folder: drop, side, rows: PEOPLE }, checkout);
    await runCase('ingest', { room, drop, side }, checkout);
  }
  return room;
};

/** What a command line is, given the command, a room that nobody asked, and one more for what it changes. */
const COMMANDS: readonly (readonly [what: string, args: (room: string) => readonly string[]])[] = [
  ['`airlock --help`', () => ['--help']],
  ['`airlock status` of a small room', (room) => ['status', '--room', room]],
  [
    '`airlock ask` in a small room',
    (room) => ['ask', 'overlap', '--party', 'brand', '--room', room],
  ],
];

/** The commands of the packaged build as processes, their start and all, beside Node that does nothing. */
export const measureCommands = async (bench: Bench): Promise<void> => {
  const folder = join(bench.folder, 'commands');
  const made = new Map<string, { readonly command: string; readonly room: string }>();
  for (const checkout of bench.checkouts) {
    const own = join(folder, checkout.name);
    const command = await buildCommand(checkout, join(own, 'dist'));
    made.set(checkout.name, { command, room: await makeSmallRoom(checkout, own) });
  }
  const times = bench.sizes.runs(PEOPLE);
  const measure = async (what: string, args: (room: string) => readonly string[]) => {
    const runs = await inTurn(times + 1, bench.checkouts, async ({ name }) => {
      const { command = '', room = '' } = made.get(name) ?? {};
      // A copy is a room that nobody knows, so what is kept at home of the last one is no business of it.
      const own = join(folder, 'run');
      await cp(room, join(own, 'room'), { recursive: true });
      const line = [process.execPath, command, ...args(join(own, 'room'))];
      const took = await timeCommand(line, { AIRLOCK_HOME: join(own, 'home') });
      await rm(own, { recursive: true });
      return took;
    });
    // The first fills what Node and the disk keep for the next.
    const warm = new Map([...runs].map(([name, [, ...others]]) => [name, others]));
    bench.report({ group: 'g', what, size: PEOPLE, runs: warm });
  };
  for (const [what, args] of COMMANDS) await measure(what, args);
  const bare = await inTurn(times, bench.checkouts, () =>
    timeCommand([process.execPath, '-e', '0']),
  );
  bench.report({ group: 'g', what: 'Node that does nothing', size: PEOPLE, runs: bare });
  await rm(folder, { recursive: true });
};
