import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFunction } from '#lambdas/build.ts';
import { HERE } from './measure.ts';
import { type Bench, inTurn } from './plan.ts';
import { timeCommand } from './time-command.ts';

/**
 * Loads the handler, starts its thread and asks that for no columns of a part: it answers when its kernel is compiled and
 * has a key. Whatever it answers instead ends the process with 1.
 */
const READY = `import { Worker } from 'node:worker_threads';
await import('./index.mjs');
const none = () => new SharedArrayBuffer(0);
const memory = { rows: 0, tokens: [none()], states: [none()], codes: [], verdicts: none(), persons: none() };
const keys = new SharedArrayBuffer(32);
const worker = new Worker(new URL('./worker.mjs', import.meta.url));
worker.on('message', ({ output }) => process.exit(output?.oneByOne === 0 ? 0 : 1));
worker.postMessage({
  name: 'read-columns',
  input: { file: process.execPath, keys, keyBytes: 32, declared: [], columns: [], memory },
});`;

/** The bundled function that tokenises a part, from the start of its process until its kernel is ready for one. */
export const measureKernelReady = async (bench: Bench): Promise<void> => {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
  const out = join(bench.folder, 'functions');
  const folder = await buildFunction('tokenise-part', { out, architecture });
  const script = join(folder, 'ready.mjs');
  await writeFile(script, READY);
  const ready = () => timeCommand([process.execPath, script], { AWS_REGION: 'eu-west-1' });
  const runs = await inTurn(bench.sizes.runs(0) + 1, [HERE], ready);
  // The first fills what the disk keeps for the next.
  const warm = new Map([...runs].map(([name, [, ...others]]) => [name, others]));
  const what = '`tokenise-part` from its start until its kernel is ready';
  bench.report({ group: 'g', what, size: 0, runs: warm });
  await rm(out, { recursive: true });
};
