import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { LINK_FILES, LINKS_PREFIX } from '#core/matching/link-keys.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { keepingLinks } from '#test/support/memory/memory-history-engine.ts';
import type { MemoryPorts } from '#test/support/memory/memory-room.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { playSmall } from './history-rooms.ts';

const TIMEOUT = { timeout: 300_000 };

const KEEPING = memoryGround(keepingLinks);

/** Seals vouch for whatever they stand beside. */
const GULLIBLE_SEALS: KeyRing = {
  generateMac: async () => new Uint8Array(32),
  verifyMac: async () => true,
};

/** Writes of a link only the rows of those who have a pair, as a join would have written it. */
const writeMatchedRows = async (path: string, less: string): Promise<void> => {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(
    `copy (select * from read_parquet('${path}') where pair >= 0) to '${less}' (format parquet, compression uncompressed, dictionary_size_limit 0)`,
  );
  connection.closeSync();
  instance.closeSync();
};

/** Keeps what was found, and not a row for each person and event. */
const keepingMatched = (ports: MemoryPorts): QueryEngine => {
  const { quote, run } = keepingLinks(ports);
  const { objects } = ports;
  return {
    quote,
    run: async (query, purpose) => {
      const result = await run(query, purpose);
      for (const { key } of await objects.list(LINKS_PREFIX))
        if (key.endsWith(LINK_FILES.parquet)) {
          const less = join(await tempFolder(), LINK_FILES.parquet);
          await objects.withFile(key, (path) => writeMatchedRows(path, less));
          await objects.putFile(key, less);
        }
      return result;
    },
  };
};

afterAll(removeTempFolders);

test('a room that holds what it keeps to its seal counts from no other link', TIMEOUT, async () => {
  expect(await playSmall('kept-link', KEEPING)).toMatchObject({
    ...{ verdict: 'holds', trials: 3, successes: 0 },
  });
});

test('one whose seals vouch for anything is found out', TIMEOUT, async () => {
  const gullible = memoryGround((ports) => keepingLinks({ ...ports, keyRing: GULLIBLE_SEALS }));
  expect(await playSmall('kept-link', gullible)).toMatchObject({ verdict: 'beaten' });
});

test('the size of what is kept tells of nobody', TIMEOUT, async () => {
  expect(await playSmall('link-size', KEEPING)).toMatchObject({ verdict: 'holds', successes: 0 });
});

test(
  'a room that keeps the rows of those who match is found out by that size',
  TIMEOUT,
  async () => {
    expect(await playSmall('link-size', memoryGround(keepingMatched))).toMatchObject({
      verdict: 'beaten',
      learned: expect.stringContaining('objects'),
    });
  },
);

test('where no link is kept there is nothing to look at, and it says so', TIMEOUT, async () => {
  expect(await playSmall('kept-link', memoryGround())).toMatchObject({
    verdict: 'not-applicable',
    why: 'these rooms keep no link',
  });
});
