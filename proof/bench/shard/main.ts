import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KernelVersionFiles } from '#adapters/kernel/kernel-version-files.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { FUNCTIONS } from '#core/access/functions.ts';
import type { Domain } from '#core/attribute-codes.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { piecesIn } from '#proof/bench/shard/shard-pieces.ts';
import { watchWork } from '#proof/bench/shard/watch-work.ts';

/*
 * What one function takes for its share of a large list, with the memory that a deployed one plans with:
 * `node proof/bench/shard/main.ts --work settle --people 40000000 --parts 1000 --kinds 6` settles one kind of six in a
 * shard; `--work compare` compares two lists.
 * The bounds in core/deployment-limits.ts follow from what it says.
 */
const Options = z.object({
  work: z.enum(['settle', 'compare']).default('settle'),
  people: z.coerce.number().int().positive().default(1_000_000),
  parts: z.coerce.number().int().positive().default(4),
  kinds: z.coerce.number().int().min(1).max(IDENTIFIER_KINDS.length).default(2),
});

/** Share of a function's memory that its engine plans with, as a deployed room gives it. */
const ENGINE_SHARE = 0.55;

const DOMAIN: Domain = {
  tier: ['a', 'b', 'c'],
  region: Array.from({ length: 12 }, (_, at) => `region ${at}`),
};

const MAKE = fileURLToPath(new URL('make-pieces.ts', import.meta.url));

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { work: text, people: text, parts: text, kinds: text } });
const { work, people, parts, ...asked } = Options.parse(values);
const kinds = IDENTIFIER_KINDS.slice(0, asked.kinds);
const folder = await mkdtemp(join(tmpdir(), 'airlock-shard-'));
const inFolder = async (name: string): Promise<string> => {
  await mkdir(join(folder, name));
  return join(folder, name);
};

const make = async (name: string, number: number) => {
  const into = await inFolder(name);
  const madeUp = { people: number, parts, kinds, waits: work === 'settle' };
  execFileSync(process.execPath, [MAKE, into, JSON.stringify(madeUp)]);
  return piecesIn(into, madeUp);
};

try {
  const newer = await make('newer', people);
  const older = work === 'compare' ? await make('older', people - 1_000) : undefined;
  const [target, spillFolder] = [await inFolder('target'), await inFolder('spill')];
  const { memoryMegabytes } = FUNCTIONS['settle-shard'].size;
  const limits = {
    threads: 2,
    memoryMegabytes: Math.floor(memoryMegabytes * ENGINE_SHARE),
    spillFolder,
  };
  const pool = WorkerPool.open(limits.threads);
  const files = new KernelVersionFiles({ limits, pool });
  const measured = await watchWork({ folder, spillFolder }, async () => {
    if (older)
      await files.withComparison({ files: newer, domain: DOMAIN }, (since) =>
        since({ files: older, domain: DOMAIN }),
      );
    else
      for (const [kind, pieces] of newer)
        await files.settle({ kind, kinds, files: pieces }, target);
  });
  process.stdout.write(
    `${JSON.stringify({ work, people, parts, kinds: kinds.length, ...measured })}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
