import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { pieceName, shardName } from '#core/shards.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { tokeniseRows } from '#test/support/token-setting.ts';

const PEOPLE = 500;

describe('the sizes of token files, which whoever lists the vault reads', () => {
  const tokeniser = new DuckDbTokeniser(TEST_LIMITS);
  afterEach(removeTempFolders);

  /** The bytes of a list of one kind, in which each has the value that is said of its number. */
  const bytesOf = async (tierOf: (person: number) => string, people = PEOPLE): Promise<number> => {
    const shape = { kinds: ['email'], attributes: { tier: ['gold', 'silver'] } } as const;
    const rows = Array.from({ length: people }, (_, n) => [digestOf(`p${n}@x.org`), tierOf(n)]);
    const { folder } = await tokeniseRows(tokeniser, shape, { rows });
    return (await stat(join(folder, pieceName('email', shardName(0))))).size;
  };

  it('tell nothing of which value it is that all have: codes are all as wide', async () => {
    expect(await bytesOf(() => 'gold')).toBe(await bytesOf(() => 'silver'));
  });

  // What docs/privacy.md says under "Sizes of files": it has to say less as soon as these fail.
  it('tell of the last one, to whoever knows all others, whether he is there and has the value of all', async () => {
    const alike = await bytesOf(() => 'silver');
    expect(await bytesOf((person) => (person === 17 ? 'gold' : 'silver'))).not.toBe(alike);
    expect(await bytesOf(() => 'silver', PEOPLE - 1)).not.toBe(alike);
  });

  it('tell how evenly values are spread', async () => {
    expect(await bytesOf((person) => (person % 2 === 0 ? 'gold' : 'silver'))).toBeGreaterThan(
      await bytesOf((person) => (person < 5 ? 'gold' : 'silver')),
    );
  });
});
