import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildFunction } from '#lambdas/build.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { type PieceRow, writePieces } from '#test/support/random-pieces.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
/** What Lambda allows a function unzipped. */
const MAX_UNZIPPED_BYTES = 250 * 1024 * 1024;
const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';

/** `e_machine` of an ELF file, by processor. */
const MACHINE = { x64: 0x3e, arm64: 0xb7 } as const;

const sizeOf = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

describe('a bundle', () => {
  let out: string;
  beforeAll(async () => {
    out = await tempFolder();
    for (const name of ['answer-question', 'tokenise-part', 'settle-shard'] as const)
      await buildFunction(name, { out, architecture });
  }, 60_000);
  afterAll(removeTempFolders);

  /** Runs code beside a bundle, with nothing of this project in reach. */
  const runIn = async (name: string, code: string): Promise<string> => {
    const args = ['--input-type=module', '--eval', code];
    const options = { cwd: join(out, name), env: { AWS_REGION: 'eu-west-1' } };
    return (await run(process.execPath, args, options)).stdout;
  };
  const CONTEXT = "{ functionName: 'f', awsRequestId: '1' }";

  it('answers an event on Node 24, on macOS 26, outside of the project', async () => {
    expect(process.versions.node).toMatch(process.platform === 'darwin' ? /^26\./ : /^24\./);
    const said = await runIn(
      'answer-question',
      `const { handler } = await import('./index.mjs');
      const told = await handler({}, ${CONTEXT}).catch(({ name, message }) => ({ name, message }));
      console.log(JSON.stringify(told));`,
    );
    expect(JSON.parse(said.trim().split('\n').at(-1) ?? '')).toEqual({
      name: 'Airlock.room',
      message: expect.stringContaining('AIRLOCK_COLLABORATION'),
    });
  });

  it('holds the SQL of questions beside itself', async () => {
    const namesIn = async (folder: string) =>
      (await readdir(join(out, 'answer-question', 'sql', folder))).sort();
    expect(await namesIn('analyses')).toEqual([
      ...['attribution.sql', 'conversions.sql', 'event-lift.sql', 'overlap.sql', 'reach.sql'],
      ...['rollup.sql', 'segments.sql', 'tables.sql', 'value.sql'],
    ]);
    expect(await namesIn('matching')).toContain('filtered.sql');
    expect(await namesIn('histories/oblivious')).toContain('link.sql');
  });

  it('holds the SQL that settles a shard beside whoever runs it', async () => {
    expect((await readdir(join(out, 'settle-shard', 'sql', 'settling'))).sort()).toEqual([
      'kept.sql',
      'losers.sql',
    ]);
  });

  it('holds DuckDB for its processor, and can load it', async () => {
    const binding = `node_modules/@duckdb/node-bindings-linux-${architecture}`;
    const library = await readFile(join(out, 'tokenise-part', binding, 'libduckdb.so'));
    expect(library.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(library.readUInt16LE(18)).toBe(MACHINE[architecture]);
    const said = await runIn(
      'tokenise-part',
      `await import('./index.mjs');
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      console.log(String((await connection.runAndReadAll('select 41 + 1')).getRows()[0][0]));`,
    );
    expect(said.trim()).toBe('42');
  });

  it.each(['x64', 'arm64'] as const)(
    'holds DuckDB for %s when it is built for that',
    async (of) => {
      await buildFunction('publish-drop', { out, architecture: of });
      const modules = join(out, 'publish-drop', 'node_modules', '@duckdb');
      const bindings = (await readdir(modules)).filter((name) => name.startsWith('node-bindings-'));
      expect(bindings).toEqual([`node-bindings-linux-${of}`]);
      const library = await readFile(join(modules, bindings[0] ?? '', 'libduckdb.so'));
      expect(library.readUInt16LE(18)).toBe(MACHINE[of]);
    },
  );

  /** What a thread of a bundle answers to a job, and after how long. */
  const jobIn = async (name: string, job: object) => {
    const said = await runIn(
      name,
      `import { Worker } from 'node:worker_threads';
      const began = performance.now();
      const worker = new Worker('./worker.mjs', { execArgv: [] });
      worker.postMessage(${JSON.stringify(job)});
      worker.once('message', ({ output, fault }) => {
        const took = performance.now() - began;
        const written = (_, value) => (typeof value === 'bigint' ? String(value) : value);
        console.log(JSON.stringify({ output, fault: fault?.message, took }, written));
        process.exit(0);
      });`,
    );
    return JSON.parse(said.trim());
  };

  it('holds the kernel and the entry of its threads, which are ready within a second', async () => {
    const none = { rows: 0, tokens: [], states: [], codes: [], verdicts: [], persons: [] };
    const input = { memory: none, from: 0, to: 0, order: [], kindFacts: [], valueFacts: [] };
    const { output, fault, took } = await jobIn('tokenise-part', { name: 'sum-people', input });
    expect(fault).toBe(undefined);
    expect(output).toMatchObject({ marks: ['0', '0'] });
    expect(took).toBeLessThan(1_000);
  });

  it('settles a shard by the kernel', async () => {
    const row = (person: bigint): PieceRow => [1n, 5n, person, 1, 2, null, null];
    const files = await writePieces([[row(1n)], [row(2n ** 32n)]]);
    const target = await tempFolder();
    const [kept, lost] = [join(target, 'kept.parquet'), join(target, 'lost.parquet')];
    const input = { files, attributes: ['tier', 'area'], holders: 1, kept, lost };
    expect(await jobIn('settle-shard', { name: 'merge-tokens', input })).toMatchObject({
      output: 1,
    });
    expect(await readParquet(kept)).toHaveLength(1);
  });

  it('carries native code only where something is tokenised or compared', async () => {
    expect(await readdir(join(out, 'answer-question'))).not.toContain('node_modules');
  });

  it.each(['answer-question', 'tokenise-part'])(
    '%s stays below the limit of Lambda',
    async (name) => {
      expect(await sizeOf(join(out, name))).toBeLessThan(MAX_UNZIPPED_BYTES);
    },
  );
});
