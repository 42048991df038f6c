import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MATCH_FILES, MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import type { Finding, Measured } from '#redteam/finding.ts';
import { FOLDERS, type Ground } from '#redteam/ground.ts';
import { runSuite } from '#redteam/suite.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { GAUSSIAN, retail } from './retail.ts';

const TIMEOUT = 600_000;

const play = async (ground: Ground): Promise<Finding> => {
  const [finding] = await runSuite(
    { ...(await retail()), privacy: GAUSSIAN },
    {
      attacks: ATTACKS.filter(({ name }) => name === 'kept-match'),
      ...{ modes: ['noisy'], trials: 1, seed: '1', ground },
    },
  );
  if (!finding) throw new Error('there is no such attack');
  return finding;
};

/** Writes of a kept match only the rows of those who have one, as a join would have written it. */
const writeMatchedRows = async (path: string, less: string): Promise<void> => {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(
    `copy (select * from '${path}' where codes_1 <> 0) to '${less}' (format parquet, compression uncompressed, dictionary_size_limit 0)`,
  );
  connection.closeSync();
  instance.closeSync();
};

/** A room that keeps what was found, and not a row for each counted person. */
const CARELESS: Ground = {
  ...FOLDERS,
  open: async (folder) => {
    const room = await FOLDERS.open(folder);
    const { queryEngine, objects } = room;
    const run: QueryEngine['run'] = async (query, purpose) => {
      const result = await queryEngine.run(query, purpose);
      for (const { key } of await objects.list(MATCHES_PREFIX))
        if (key.endsWith(MATCH_FILES.parquet)) {
          const less = join(await tempFolder(), MATCH_FILES.parquet);
          await objects.withFile(key, (path) => writeMatchedRows(path, less));
          await objects.putFile(key, less);
        }
      return result;
    };
    return {
      ...room,
      queryEngine: { quote: (bytes, query) => queryEngine.quote(bytes, query), run },
    };
  },
};

afterAll(removeTempFolders);

let sound: Measured;

beforeAll(async () => {
  const finding = await play(FOLDERS);
  if (finding.verdict === 'not-applicable') throw new Error(finding.why);
  sound = finding;
}, TIMEOUT);

test('a room whose kept match has a row for each counted person tells of nobody, by no name and no size', () => {
  expect(sound).toMatchObject({ verdict: 'holds', successes: 0, bound: 0 });
  // What is compared besides the sizes are both objects of either match, after each question.
  expect(sound.trials).toBeGreaterThan(2 * 3 + 12);
});

test(
  'one that keeps the rows of those who match is caught, by the size of that file',
  async () => {
    const finding = await play(CARELESS);
    expect(finding).toMatchObject({
      verdict: 'beaten',
      learned: 'told apart by objects.after-1.bytes, objects.after-2.bytes',
    });
  },
  TIMEOUT,
);

test(
  'where no match is kept there is nothing to look at, and it says so',
  async () => {
    expect(await play(memoryGround())).toMatchObject({
      verdict: 'not-applicable',
      why: 'these rooms keep no match',
    });
  },
  TIMEOUT,
);
