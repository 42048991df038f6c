import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import { MATCH_BOUNDS, type MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { writeMatch } from '#adapters/duckdb/match/write-match.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { mergeMatch } from '#adapters/kernel/match/merge-match.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { queryOf, type Setting } from '#test/contract/query-engine.contract.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultList, writeVault } from '#test/support/vault.ts';
import { someKinds, twoLists } from '#test/support/vault-arbitrary.ts';

afterEach(removeTempFolders);

/** Two lists. */
type Lists = Pick<Setting, 'counted' | 'other'>;

const making = async (
  root: string,
  lists: Lists,
  kinds: Setting['kinds'],
): Promise<MatchMaking> => {
  await writeVault(root, lists.counted, lists.other);
  const { of: match } = queryOf({ ...lists, kinds, by: [], analysis: 'overlap', k: 1 });
  const located = {
    counted: await vaultFilesIn(root).locate(match.counted),
    other: await vaultFilesIn(root).locate(match.other),
  };
  const files: MatchMaking['files'] = (side, kind) =>
    located[side].filter((file) => file.kind === kind).map(({ path }) => path);
  return { match, bounds: MATCH_BOUNDS, files };
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Each row as often as it is there, in any order. */
const rowsIn = (path: string): Promise<readonly string[]> =>
  withConnection(TEST_LIMITS, async (connection) => {
    const found = await connection.runAndReadAll(`from ${parquetRows(path)}`);
    return found.getRows().map(String).sort();
  });

it('writes the rows that the engine writes, whoever matches (property)', async () => {
  let merged = 0;
  await fc.assert(
    fc.asyncProperty(twoLists, someKinds, async (lists, kinds) => {
      const root = await tempFolder();
      const made = await making(root, lists, kinds);
      const [kernel, engine] = [join(root, 'kernel.parquet'), join(root, 'engine.parquet')];
      const isMerged = await mergeMatch(made, kernel);
      expect(await exists(kernel)).toBe(isMerged);
      if (!isMerged) return;
      merged += 1;
      await withConnection(TEST_LIMITS, async (connection) => {
        await makeMatch(connection, made);
        await writeMatch(connection, made.match, engine);
      });
      expect(await rowsIn(kernel)).toEqual(await rowsIn(engine));
    }),
    { numRuns: 20 },
  );
  expect(merged).toBeGreaterThan(0);
});

const listOf = (party: string): VaultList => ({
  table: tableOf(party, 'people'),
  attributes: {},
  people: [1, 2, 3].map((email) => ({ tokens: { email }, attributes: {} })),
});

it('leaves to the engine a kind in several files, what is no token file, and people who are too many for a bit each', async () => {
  const root = await tempFolder();
  const target = join(root, 'kernel.parquet');
  const lists = { counted: listOf('brand'), other: listOf('publisher') };
  const made = await making(root, lists, ['email']);
  const twice: MatchMaking['files'] = (...of) => [...made.files(...of), ...made.files(...of)];
  const refused: readonly MatchMaking[] = [
    { ...made, files: twice },
    { ...made, files: () => [import.meta.filename] },
    { ...made, bounds: { ...made.bounds, bits: 0 } },
  ];
  for (const each of refused) {
    expect(await mergeMatch(each, target)).toBe(false);
    expect(await exists(target)).toBe(false);
  }
  expect(await mergeMatch(made, target)).toBe(true);
  expect(await rowsIn(target)).toHaveLength(made.match.rows);
});
