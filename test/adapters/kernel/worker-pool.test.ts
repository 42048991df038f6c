import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { JudgeTask } from '#adapters/kernel/judge-rows.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const execute = promisify(execFile);

afterEach(removeTempFolders);

/** A worker that does to each job what the job says. */
const PLAYED = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ input }) => {
  if (input === 'exit') process.exit(3);
  if (input === 'throw') throw new Error('uncaught');
  const system = { code: 'EMFILE', syscall: 'open', path: '/list' };
  if (input === 'lack') parentPort.postMessage({ fault: new Error('lack'), system });
  else if (input === 'fail') parentPort.postMessage({ fault: new Error('no') });
  else if (input === 'refuse') parentPort.postMessage({ fault: new Error('Stop.'), code: 'input' });
  else parentPort.postMessage({ output: [input, threadId] });
});`;

const openPlayed = async (threads: number, depth = 1): Promise<WorkerPool> => {
  const file = join(await tempFolder(), 'played.mjs');
  await writeFile(file, PLAYED);
  return WorkerPool.open(threads, pathToFileURL(file), depth);
};

/** The pool does not look at what it carries. */
const ask = (pool: WorkerPool, word: string): Promise<unknown> =>
  pool.run('judge-rows', word as unknown as JudgeTask);

describe('a pool of workers', () => {
  it('gives each job its own answer, on no more threads than it may have', async () => {
    const pool = await openPlayed(2);
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((word) => ask(pool, word)));
    const [words, threads] = [0, 1].map((at) => answers.map((each) => (each as unknown[])[at]));
    expect(words).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
    await pool.close();
  });

  it.each(['exit', 'throw'])('fails the job alone over which a worker dies (%s)', async (word) => {
    const pool = await openPlayed(1);
    const dying = ask(pool, word);
    const after = ask(pool, 'after');
    await expect(dying).rejects.toMatchObject({ name: 'AirlockError', code: 'room' });
    expect(await after).toEqual(['after', expect.any(Number)]);
    await pool.close();
  });

  it('fails all that a worker was given when it died, and no job that it was not', async () => {
    const pool = await openPlayed(1, 2);
    const jobs = ['exit', 'given', 'after'].map((word) => ask(pool, word));
    const [dying, given, after] = await Promise.allSettled(jobs);
    for (const each of [dying, given])
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'AirlockError' } });
    expect(after).toMatchObject({ status: 'fulfilled', value: ['after', expect.any(Number)] });
    await pool.close();
  });

  it('gives several jobs to a worker at once, and each its own answer', async () => {
    const pool = await openPlayed(2, 3);
    const words = Array.from({ length: 20 }, (_, at) => `job ${at}`);
    const answers = await Promise.all(words.map((word) => ask(pool, word)));
    expect(answers.map((each) => (each as unknown[])[0])).toEqual(words);
    await pool.close();
  });

  it('hands on what a job throws: an error of ours as one, any other with its text', async () => {
    const pool = await openPlayed(1);
    await expect(ask(pool, 'fail')).rejects.toThrow('no');
    const refused = { name: 'AirlockError', code: 'input', message: 'Stop.' };
    await expect(ask(pool, 'refuse')).rejects.toMatchObject(refused);
    expect(await ask(pool, 'after')).toEqual(['after', expect.any(Number)]);
    await pool.close();
  });

  it('tells a fault of the system by what the system said, and what a worker died of behind its end', async () => {
    const pool = await openPlayed(1);
    const said = { message: 'lack', code: 'EMFILE', syscall: 'open', path: '/list' };
    await expect(ask(pool, 'lack')).rejects.toMatchObject(said);
    const behind = { code: 'room', cause: { message: 'uncaught' } };
    await expect(ask(pool, 'throw')).rejects.toMatchObject(behind);
    await pool.close();
  });

  it('leaves no job hanging when it is closed', async () => {
    const pool = await openPlayed(1);
    const jobs = ['a', 'b', 'c'].map((word) => ask(pool, word));
    const settled = Promise.allSettled(jobs);
    await pool.close();
    for (const each of await settled)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ name: 'AirlockError' });
  });

  it('keeps its process alive until it is closed, though a worker answers meanwhile', async () => {
    const file = join(await tempFolder(), 'played.mjs');
    await writeFile(file, PLAYED);
    const script = `
import { WorkerPool } from '${new URL('../../../adapters/kernel/worker-pool.ts', import.meta.url)}';
const pool = WorkerPool.open(1, new URL('${pathToFileURL(file)}'));
pool.run('judge-rows', 'a').catch(() => undefined);
// The answer is there before anybody looks.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
await pool.close();
process.stdout.write('closed');`;
    const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stdout).toBe('closed');
  });
});
