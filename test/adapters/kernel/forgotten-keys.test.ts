import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { type HostilePage, hostileParquet, plainTexts } from '#test/support/hostile-parquet.ts';
import { timesInMemory } from '#test/support/kernel/memory-of-process.ts';
import { openTokenKernel } from '#test/support/kernel/token-bench.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const HOLDER = fileURLToPath(new URL('../../support/kernel/key-holder.ts', import.meta.url));
const WORKER = new URL('../../../adapters/kernel/worker.ts', import.meta.url);

/** A worker of ours whose first read of a page never ends: it has its keys by then, and says so. */
const STUCK = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
await import(${JSON.stringify(new URL('read-columns.ts', WORKER).href)});
await import(${JSON.stringify(WORKER.href)});
fs.readSync = () => {
  fs.writeSync(1, 'reading\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};
syncBuiltinESMExports();`;

const TEXTS = plainTexts(['a', 'b', 'c'].map(digestOf));
const HONEST: HostilePage = { values: 3, body: TEXTS };
/** The engine that takes it over does not read it either. */
const DAMAGED: HostilePage = { values: 3, body: TEXTS.subarray(0, -9) };

/** Whether nothing was there before and most of it is something now. */
const isAllNew = (before: Buffer, now: Buffer): boolean =>
  before.every((byte) => byte === 0) &&
  now[0] !== 0 &&
  before.filter((_, at) => now[at] !== 0).length > 50;

/** What is kept of a key while it is used: its two midstates, as they lie in the memory of the kernel. */
const midstatesOf = async (key: Buffer): Promise<readonly Buffer[]> => {
  const kernel = await openTokenKernel();
  const memory = Buffer.from(kernel.memory.buffer);
  const before = Buffer.from(memory.subarray(0, kernel.heap()));
  memory.set(key, kernel.heap());
  kernel.setKey(0, kernel.heap(), key.length);
  // The count of the keys changes too, elsewhere: a midstate is the first long run of bytes that did.
  const from = before.findIndex((_, at) =>
    isAllNew(before.subarray(at, at + 64), memory.subarray(at)),
  );
  return [0, 32].map((at) => Buffer.from(memory.subarray(from + at, from + at + 32)));
};

describe.skipIf(process.platform !== 'linux')(
  'a key, looked for in all memory of a process',
  () => {
    let key: Buffer;
    let holder: ChildProcessWithoutNullStreams;
    let said: string;

    beforeEach(() => {
      key = randomBytes(32);
      said = '';
    });
    afterEach(async () => {
      holder.kill();
      await removeTempFolders();
    });

    const start = async (page: HostilePage, worker = fileURLToPath(WORKER)): Promise<void> => {
      const folder = await tempFolder();
      const [part, keyFile] = [join(folder, 'part.parquet'), join(folder, 'key')];
      await writeFile(part, hostileParquet({ rows: 3, pages: [page] }));
      await writeFile(keyFile, key);
      holder = spawn(process.execPath, [HOLDER, part, keyFile, folder, worker]);
      holder.stdout.on('data', (text) => {
        said += text;
      });
    };
    const until = async (word: string): Promise<void> => {
      await vi.waitUntil(() => said.includes(word) || holder.exitCode !== null, 50_000);
      expect(said).toContain(word);
    };
    const traces = async (): Promise<readonly number[]> =>
      timesInMemory(holder.pid ?? 0, [key, ...(await midstatesOf(key))]);

    it('is nowhere after a part was tokenised', async () => {
      await start(HONEST);
      await until('done: tokenised');
      expect(await traces()).toEqual([0, 0, 0]);
    });

    it('is nowhere after the job that used it failed', async () => {
      await start(DAMAGED);
      await until('done');
      expect(said).not.toContain('tokenised');
      expect(await traces()).toEqual([0, 0, 0]);
    });

    it('is there while it is used, and nowhere once the worker that used it was stopped', async () => {
      const stuck = join(await tempFolder(), 'stuck.mjs');
      await writeFile(stuck, STUCK);
      await start(HONEST, stuck);
      await until('reading');
      const [keys = 0, ...midstates] = await traces();
      expect(keys).toBeGreaterThan(0);
      expect(midstates).toEqual([1, 1]);
      holder.stdin.write('stop\n');
      await until('done: room');
      expect(await traces()).toEqual([0, 0, 0]);
    });
  },
);
