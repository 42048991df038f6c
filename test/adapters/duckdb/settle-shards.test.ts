import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { DUPLICATES_SHAPE, duplicateDrop, keptBy } from '#test/support/duplicate-drops.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import { naiveSettle } from '#test/support/naive-settle.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { type PartShape, settleParts, type VersionMakers } from '#test/support/token-setting.ts';

const onDuckDb = {
  tokeniser: new DuckDbTokeniser(TEST_LIMITS),
  versionFiles: new DuckDbVersionFiles(TEST_LIMITS),
};
const inMemory = { tokeniser: new MemoryTokeniser(), versionFiles: new MemoryVersionFiles() };

/** How often each is played: a shard is an engine of its own, which takes its time to begin. */
const PLAYED: readonly (readonly [string, VersionMakers, number])[] = [
  ['1 shard', { ...onDuckDb, shards: 1 }, 5],
  ['16 shards', { ...onDuckDb, shards: 16 }, 1],
  ...(THOROUGH ? [['128 shards', { ...onDuckDb, shards: 128 }, 1] as const] : []),
  ['1 shard in memory', { ...inMemory, shards: 1 }, 15],
  ['16 shards in memory', { ...inMemory, shards: 16 }, 8],
];

describe('a version that is settled shard by shard', () => {
  afterEach(removeTempFolders);

  it.each(PLAYED)(
    'is the one that settling all of it at once leaves: %s (property)',
    async (_, makers, numRuns) => {
      await fc.assert(
        fc.asyncProperty(duplicateDrop, async (parts) => {
          const settled = await settleParts(makers, DUPLICATES_SHAPE, parts);
          const { kept, ...counted } = await naiveSettle(DUPLICATES_SHAPE, parts);
          const { lost, lostPeople, summary } = settled;
          expect({ lost, lostPeople, summary }).toEqual(counted);
          expect(await keptBy(settled)).toEqual(kept);
        }),
        { numRuns },
      );
    },
    300_000,
  );

  it.each([1, 16] as const)(
    'is known by one fingerprint, whatever becomes of the code, with %d shards',
    async (shards) => {
      const attributes = { tier: ['silver', 'gold'], area: ['Ñorth', "it's"] };
      const shape: PartShape = { kinds: ['phone', 'email'], attributes };
      const rowOf = (n: number): PartRow => [
        n % 3 ? digestOf(`p${n % 40}`) : null,
        digestOf(`e${n}`),
        ['gold', 'silver'][n % 2] ?? null,
        ["it's", 'Ñorth'][n % 2] ?? null,
      ];
      const part = (from: number) => Array.from({ length: 60 }, (_, n) => rowOf(from + n));
      const settled = await settleParts({ ...onDuckDb, shards }, shape, [part(0), part(50)]);
      expect(settled.lost).toEqual({ phone: 27, email: 10 });
      expect(settled.lostPeople).toBe(10);
      expect(settled.summary.fingerprint).toBe('b3ab40bad5d4febf8aed14a87ce73c85');
    },
  );
});
