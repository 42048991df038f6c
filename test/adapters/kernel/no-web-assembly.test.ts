import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { instantiateKernel } from '#adapters/kernel/kernel-folder.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { KernelVersionFiles } from '#adapters/kernel/kernel-version-files.ts';
import { NoKernel } from '#adapters/kernel/not-understood.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { Tokeniser, TokenisingWay } from '#core/ports/tokeniser.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { settleParts, tokeniseRows } from '#test/support/token-setting.ts';

/** What a worker of ours loads, Node's reader of TypeScript included, before it loses what would run the kernel. */
const LOADED = ['read-columns.ts', 'settle/merge-token-files.ts', 'worker.ts'].map(
  (file) => new URL(`../../../adapters/kernel/${file}`, import.meta.url).href,
);
const SHAPE = { kinds: ['email', 'phone'], attributes: { tier: ['gold', 'silver'] } } as const;

/** Rows of both lists of people, some of whom come twice, have nothing, or no tier that is declared. */
const rowsFrom = (first: number): readonly PartRow[] =>
  Array.from({ length: 300 }, (_, at) => [
    at % 11 === 0 ? 'ada@example.org' : digestOf(`${first + (at % 250)}@example.org`),
    at % 7 === 0 ? null : digestOf(`+44 7400 ${first + at}`),
    ['gold', 'silver', 'lead'][at % 3] ?? null,
  ]);

const MACHINES = [
  ['without WebAssembly', 'delete globalThis.WebAssembly;', undefined],
  ['without SIMD', 'WebAssembly.validate = () => false;', { validate: () => false }],
] as const;

describe.each(MACHINES)('a machine %s', (_, loseIt, left) => {
  let pool: WorkerPool;
  let ways: TokenisingWay[];
  let kernel: KernelTokeniser;

  beforeEach(async () => {
    vi.stubGlobal('WebAssembly', left);
    const entry = join(await tempFolder(), 'worker.mjs');
    const lines = LOADED.map((file) => `await import(${JSON.stringify(file)});`);
    await writeFile(entry, [...lines, loseIt].join('\n'));
    pool = WorkerPool.open(2, pathToFileURL(entry));
    ways = [];
    const tell = (way: TokenisingWay) => ways.push(way);
    kernel = new KernelTokeniser({ limits: TEST_LIMITS, leastRows: 0, pool, tell });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await pool.close();
    await removeTempFolders();
  });

  it('has no kernel, and says so by an error of its own', async () => {
    for (const name of ['tokenise', 'settle', 'prepare'])
      await expect(instantiateKernel(name)).rejects.toThrow(NoKernel);
  });

  it('makes the same tokens by SQL, and counts every part that went that way', async () => {
    const tokensBy = async (tokeniser: Tokeniser): Promise<object> => {
      const done = await tokeniseRows(tokeniser, SHAPE, { rows: rowsFrom(0), shards: 16 });
      const rows = await Promise.all(SHAPE.kinds.map((kind) => done.rowsOf(kind)));
      return { rows, report: done.report, sums: done.sums };
    };
    const reference = await tokensBy(new DuckDbTokeniser(TEST_LIMITS));
    expect(reference).toMatchObject({
      report: { quarantined: { 'raw-email': expect.any(Number) } },
    });
    expect(await tokensBy(kernel)).toEqual(reference);
    expect(await tokensBy(kernel)).toEqual(reference);
    const byReference = { wholeByReference: true, valuesByReference: 0 };
    expect(ways).toEqual([byReference, byReference]);
  });

  it('settles the parts of a drop by SQL, to the same rows', async () => {
    const parts = [rowsFrom(0), rowsFrom(100)];
    const versionBy = async (makers: Parameters<typeof settleParts>[0]): Promise<object> => {
      const { lost, summary, rowsOf } = await settleParts(makers, SHAPE, parts);
      return { lost, summary, rows: await Promise.all(SHAPE.kinds.map((kind) => rowsOf(kind))) };
    };
    const reference = await versionBy({
      tokeniser: new DuckDbTokeniser(TEST_LIMITS),
      versionFiles: new DuckDbVersionFiles(TEST_LIMITS),
    });
    const versionFiles = new KernelVersionFiles({ limits: TEST_LIMITS, pool });
    expect(await versionBy({ tokeniser: kernel, versionFiles })).toEqual(reference);
  });
});
