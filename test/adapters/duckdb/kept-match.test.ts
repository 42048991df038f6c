import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { MatchPorts } from '#adapters/duckdb/match/kept-match-files.ts';
import { AirlockError } from '#core/errors.ts';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import { versionPrefix } from '#core/room-layout.ts';
import { matchIdOf } from '#core/usecases/questions/match-seal.ts';
import { queryOf, type Setting, sortedRows } from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { engineKeepingPorts, keepingPorts, openKeeping } from '#test/support/keeping-engine.ts';
import { inText } from '#test/support/match-text.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultList, type VaultPerson, writeVault } from '#test/support/vault.ts';
import { someKinds, twoLists } from '#test/support/vault-arbitrary.ts';

afterEach(removeTempFolders);

const BY = [
  { of: 'counted', name: 'place' },
  { of: 'other', name: 'device' },
] as const;

const LATER = [
  { analysis: 'overlap', by: [] },
  { analysis: 'tables', by: BY },
] as const;

const WAYS = [
  ['merged', keepingPorts],
  ['made by the engine', engineKeepingPorts],
] as const;

it.each(WAYS)(
  '%s it counts as the text that matches and counts at once, first and later, whatever is asked (property)',
  async (_, portsOf) => {
    await fc.assert(
      fc.asyncProperty(twoLists, someKinds, async (lists, kinds) => {
        const root = await tempFolder();
        await writeVault(root, lists.counted, lists.other);
        const first: Setting = { ...lists, kinds, by: BY, analysis: 'segments', k: 1 };
        for (const asked of [first, ...LATER.map((each) => ({ ...first, ...each }))]) {
          const query = queryOf(asked);
          const { rows } = await runQuery(openKeeping(root, portsOf(root)), query);
          const once = await runQuery(openDuckDb(root), inText(query, 'oblivious'));
          expect(sortedRows(rows)).toEqual(sortedRows(once.rows));
        }
      }),
      { numRuns: 3 },
    );
  },
);

const NAMES = ['1', '2', '3'];

const listOf = (party: string, tokens: readonly number[]): VaultList => ({
  table: tableOf(party, 'people'),
  attributes: { name: NAMES },
  people: tokens.map(
    (token, at): VaultPerson => ({
      tokens: { email: token, phone: token },
      attributes: { name: NAMES[at % 3] ?? '' },
    }),
  ),
});

const PEOPLE = 300;
const numbers = (first: number): number[] => Array.from({ length: PEOPLE }, (_, at) => first + at);

/** A vault of two lists of 300 people, the other one of whom begins with this number. */
const vaultOf = async (first: number): Promise<{ root: string; setting: Setting }> => {
  const root = await tempFolder();
  const lists = {
    counted: listOf('brand', numbers(1)),
    other: listOf('publisher', numbers(first)),
  };
  await writeVault(root, lists.counted, lists.other);
  const setting = { ...lists, kinds: ['email', 'phone'], by: [], k: 1 } as const;
  return { root, setting: { ...setting, analysis: 'overlap' } };
};

const keptIn = async (root: string): Promise<readonly (readonly [string, number])[]> => {
  const names = await readdir(join(root, 'matches'), { recursive: true, withFileTypes: true });
  const files = names
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  return Promise.all(
    files.sort().map(async (path) => [path.slice(root.length), (await stat(path)).size] as const),
  );
};

it.each(WAYS)(
  '%s it is kept under the same names in the same sizes whoever matches: nobody, half, all but one, everybody',
  async (_, portsOf) => {
    const seen = [];
    for (const first of [1, 2, 151, 1_001]) {
      const { root, setting } = await vaultOf(first);
      await runQuery(openKeeping(root, portsOf(root)), queryOf(setting));
      seen.push(await keptIn(root));
    }
    expect(seen[0]).toHaveLength(2);
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  },
);

it('is another one by other kinds and in another order of them', async () => {
  const { root, setting } = await vaultOf(1);
  for (const kinds of [['email'], ['email', 'phone'], ['phone', 'email']] as const)
    await runQuery(openKeeping(root), queryOf({ ...setting, kinds }));
  expect(await keptIn(root)).toHaveLength(6);
});

describe('a kept match', () => {
  const shared = { level: undefined, people: '000000000150' };
  const ask = async (root: string, setting: Setting, ports?: MatchPorts) => {
    const found = await runQuery(openKeeping(root, ports), queryOf(setting));
    expect(found.rows).toEqual([{ people: shared.people }]);
    return found.scannedBytes;
  };
  const pathsOf = (root: string, setting: Setting) => {
    const id = matchIdOf(queryOf(setting).of);
    const at = (file: 'parquet' | 'seal') => join(root, matchFileKey(id, MATCH_FILES[file]));
    return { file: at('parquet'), seal: at('seal') };
  };
  const flip = async (path: string, at: number): Promise<void> => {
    const bytes = await readFile(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };

  it('answers later questions without a look at the lists', async () => {
    const { root, setting } = await vaultOf(151);
    const first = await ask(root, setting);
    expect(await ask(root, setting)).toBeLessThan(first);
  });

  const HARMS: readonly (readonly [string, (root: string, setting: Setting) => Promise<void>])[] = [
    ['with another byte', (root, setting) => flip(pathsOf(root, setting).file, 200)],
    [
      'cut short',
      async (root, setting) => {
        const { file } = pathsOf(root, setting);
        await writeFile(file, (await readFile(file)).subarray(0, 500));
      },
    ],
    ['that is gone', (root, setting) => rm(pathsOf(root, setting).file)],
    ['whose seal is gone', (root, setting) => rm(pathsOf(root, setting).seal)],
    ['whose seal is another', (root, setting) => flip(pathsOf(root, setting).seal, 30)],
    ['whose seal is no text', (root, setting) => writeFile(pathsOf(root, setting).seal, '{')],
    [
      'of another match, with its seal',
      async (root, setting) => {
        const other = { ...setting, kinds: ['phone', 'email'] } as const;
        await ask(root, other);
        for (const name of ['file', 'seal'] as const)
          await writeFile(pathsOf(root, setting)[name], await readFile(pathsOf(root, other)[name]));
      },
    ],
    [
      'of a version whose files were written again',
      async (root, setting) => {
        const folder = join(root, versionPrefix(setting.other.table), 'kind=email/shard=000');
        const path = join(folder, 'tokens.parquet');
        await writeFile(path, await readFile(path));
      },
    ],
  ];

  it.each(HARMS)('%s is not counted from, and made anew', async (_, harm) => {
    const { root, setting } = await vaultOf(151);
    const first = await ask(root, setting);
    const later = await ask(root, setting);
    await harm(root, setting);
    expect(await ask(root, setting)).toBe(first);
    expect(await ask(root, setting)).toBe(later);
  });

  const FULL = new AirlockError('room', 'The disk is full: make room.');
  /** Fails a write, before it did anything or right after: as of a process that is killed there. */
  const failing = (ports: MatchPorts, method: string, when: string): MatchPorts => ({
    ...ports,
    objects: new Proxy(ports.objects, {
      get: (store, name) => {
        const call = Reflect.get(store, name, store).bind(store);
        if (name !== method) return call;
        return async (...given: unknown[]) => {
          if (when === 'after') await call(...given);
          throw FULL;
        };
      },
    }),
  });

  it.each([
    ['putFile', 'before'],
    ['putFile', 'after'],
    ['put', 'before'],
    ['put', 'after'],
  ])(
    'whose %s fails, %s it wrote, keeps nobody from an answer, then or later',
    async (method, when) => {
      const { root, setting } = await vaultOf(151);
      const first = await ask(root, setting, failing(keepingPorts(root), method, when));
      const isKept = method === 'put' && when === 'after';
      const next = await ask(root, setting);
      expect(next < first).toBe(isKept);
      expect(await ask(root, setting)).toBeLessThan(first);
    },
  );

  it('is made by two at once, and either counts right', async () => {
    const { root, setting } = await vaultOf(151);
    await Promise.all([1, 2, 3].map(() => ask(root, setting)));
    await ask(root, setting);
  });
});
