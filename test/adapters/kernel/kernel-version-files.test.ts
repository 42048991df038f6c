import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { KernelVersionFiles } from '#adapters/kernel/kernel-version-files.ts';
import { mergeTokenFiles } from '#adapters/kernel/settle/merge-token-files.ts';
import { settleByKernel } from '#adapters/kernel/settle/settle-by-kernel.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { SettledShard, ShardPieces, VersionFiles } from '#core/ports/version-files.ts';
import { MERGED_AT_ONCE } from '#core/work-limits.ts';
import { readParquet, TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import {
  type PieceRow,
  randomPieces,
  randomSharedPieces,
  writePieces,
} from '#test/support/random-pieces.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const reference = new DuckDbVersionFiles(TEST_LIMITS);
const means = { limits: TEST_LIMITS, merge: mergeTokenFiles };
const byKernel: Pick<VersionFiles, 'settle'> = {
  settle: (pieces, target) => settleByKernel(means, pieces, target),
};

const settled = async (
  { settle }: Pick<VersionFiles, 'settle'>,
  files: readonly string[],
  holders = 1,
): Promise<SettledShard & { readonly target: string }> => {
  const pieces: ShardPieces = { kind: 'email', kinds: ['email', 'phone'], files, holders };
  const target = await tempFolder();
  return { ...(await settle(pieces, target)), target };
};

/** What settling left, row by row in the order of the files. */
const leftBy = async (
  makers: Pick<VersionFiles, 'settle'>,
  files: readonly string[],
  holders = 1,
): Promise<object> => {
  const { lost, kept, losers } = await settled(makers, files, holders);
  return {
    lost,
    kept: await readParquet(kept),
    losers: losers === undefined ? undefined : await readParquet(losers),
  };
};

const onReference: Pick<VersionFiles, 'settle'> = {
  settle: (pieces, target) => reference.settle(pieces, target),
};

const row = (token: bigint, person: bigint): PieceRow => [token, 5n, person, 1, 2, null, null];

describe('a shard that the kernel settles', () => {
  const pool = WorkerPool.open(1);
  const files = new KernelVersionFiles({ limits: TEST_LIMITS, pool });
  afterEach(removeTempFolders);
  afterAll(() => pool.close());

  it('is the one that the reference in SQL leaves, row by row (property)', async () => {
    await fc.assert(
      fc.asyncProperty(randomPieces, async (pieces) => {
        const paths = await writePieces(pieces);
        expect(await leftBy(byKernel, paths)).toEqual(await leftBy(onReference, paths));
      }),
      { numRuns: 12 },
    );
  });

  it('is that of the reference where several people may have a token, also over groups of rows (property)', async () => {
    await fc.assert(
      fc.asyncProperty(randomSharedPieces, async ({ pieces, holders }) => {
        const paths = await writePieces(pieces, '(format parquet, row_group_size 2048)');
        expect(await leftBy(byKernel, paths, holders)).toEqual(
          await leftBy(onReference, paths, holders),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('is the same of more files than are merged at a time, and leaves nothing beside it', async () => {
    const pieces = Array.from({ length: MERGED_AT_ONCE + 3 }, (_, part) =>
      [0n, 1n, BigInt(part + 2)].map((token) => row(token, BigInt(part) * 2n ** 32n + token)),
    );
    const paths = await writePieces(pieces);
    const { target, lost, kept, losers } = await settled(byKernel, paths);
    expect(lost).toBe(2 * (MERGED_AT_ONCE + 2));
    expect(await readdir(target)).toEqual(['kept.parquet', 'losers.parquet']);
    const inSql = await settled(onReference, paths);
    expect(await readParquet(kept)).toEqual(await readParquet(inSql.kept));
    expect(await readParquet(losers ?? '')).toEqual(await readParquet(inSql.losers ?? ''));
  });

  it('is the same bytes whenever it is asked, also by a thread of its own', async () => {
    const paths = await writePieces([[row(1n, 1n), row(3n, 2n)], [row(1n, 2n ** 32n)]]);
    const one = await settled(byKernel, paths);
    const other = await settled(
      { settle: (pieces, target) => files.settle(pieces, target) },
      paths,
    );
    expect(await readFile(other.kept)).toEqual(await readFile(one.kept));
    expect(await readFile(other.losers ?? '')).toEqual(await readFile(one.losers ?? ''));
  });

  it.each([
    ['in a way that it does not know', '(format parquet, compression lz4_raw)'],
    ['as numbers that are no codes', undefined],
  ])('goes the reference way where a file is written %s', async (_, as) => {
    const [piece]: (readonly PieceRow[])[] = [[[1n, 1n, 1n, as ? 1 : 700, 1, 9n, 9n]]];
    const paths = await writePieces([piece ?? [], [row(1n, 2n ** 32n)]], as);
    await expect(settled(byKernel, paths)).rejects.toThrow();
    const inSql = await leftBy(onReference, paths);
    const settle = { settle: files.settle.bind(files) };
    expect(await leftBy(settle, paths)).toEqual(inSql);
  });

  it('is settled without a thread where none can be had, to the same bytes', async () => {
    const paths = await writePieces([[row(1n, 1n), row(3n, 2n)], [row(1n, 2n ** 32n)]]);
    const nobody = WorkerPool.open(1, new URL('./no-such-worker.ts', import.meta.url));
    const alone = new KernelVersionFiles({ limits: TEST_LIMITS, pool: nobody });
    const one = await settled(byKernel, paths);
    const other = await settled({ settle: alone.settle.bind(alone) }, paths);
    expect(await readFile(other.kept)).toEqual(await readFile(one.kept));
    await nobody.close();
  });

  it('is none where the tokens of a file are not in order', async () => {
    const paths = await writePieces([
      [row(3n, 1n), row(1n, 2n), row(2n, 3n)],
      [row(2n, 2n ** 32n)],
    ]);
    await expect(settled(byKernel, paths)).rejects.toThrow();
  });
});
