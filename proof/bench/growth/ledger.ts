import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { deliverDrop, openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { tableLines } from '#cli/render/table.ts';
import { benchAgreement } from '#proof/bench/data/example.ts';
import { exponentOf } from '#proof/bench/summary.ts';
import { type Filling, fillLedger } from './long-ledger.ts';
import { writeWindow } from './window-drop.ts';

const RUN = fileURLToPath(new URL('run-command.ts', import.meta.url));
const PEOPLE = 2_000;
const COMMANDS = { status: ['status'], ask: ['ask', 'overlap', '--party', 'brand'] } as const;
const FILLINGS: readonly Filling[] = ['refusals', 'answers'];

/** CPU seconds of one command, in a process of its own. */
const measure = async (room: string, command: keyof typeof COMMANDS): Promise<number> => {
  const args = [RUN, ...COMMANDS[command], '--room', room];
  const env = { ...process.env, AIRLOCK_HOME: join(room, '..', 'home') };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const { exitCode, cpuSeconds } = JSON.parse(stdout) as { exitCode: number; cpuSeconds: number };
  if (exitCode !== 0) throw new Error(`"${command}" ended with exit code ${exitCode}`);
  return cpuSeconds;
};

/** A room that answers questions, its ledger filled up to a length. */
const makeLongRoom = async (folder: string, filling: Filling, length: number): Promise<string> => {
  const path = join(folder, `${filling}-${length}`);
  const signed = await benchAgreement();
  const room = await openAgreedRoom(path, signed);
  for (const side of ['brand', 'publisher'] as const) {
    const drop = join(folder, `drop-${side}-${filling}-${length}`);
    const prepared = await writeWindow(drop, signed, { side, from: 0, to: PEOPLE });
    await deliverDrop(room, side, prepared);
  }
  await fillLedger(room, filling, length);
  await room.close();
  return path;
};

interface Measured {
  readonly size: number;
  readonly seconds: number;
}

const exponent = (now: Measured, before: Measured | undefined): string =>
  before === undefined ? '–' : exponentOf(before, now).toFixed(2);

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '100,1000,10000,100000' } },
});
const lengths = values.entries.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
const rows: string[][] = [];
try {
  for (const filling of FILLINGS) {
    const before = new Map<string, Measured>();
    for (const length of lengths) {
      const room = await makeLongRoom(folder, filling, length);
      const row = [filling, String(length)];
      for (const command of ['status', 'ask'] as const) {
        const seconds = await measure(room, command);
        row.push(seconds.toFixed(2), exponent({ size: length, seconds }, before.get(command)));
        before.set(command, { size: length, seconds });
      }
      rows.push(row);
      console.error(row.join('  '));
    }
  }
  const header = ['full of', 'entries', 'status, CPU s', 'exponent', 'ask, CPU s', 'exponent'];
  const align = header.map((_, at) => (at === 0 ? ('left' as const) : ('right' as const)));
  for (const line of tableLines(header, rows, align)) console.log(line);
} finally {
  await rm(folder, { recursive: true, force: true });
}
