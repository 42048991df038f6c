import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { matchOn } from '#core/matching/match.ts';
import type { MatchText, QueryPart } from '#core/matching/vault-query.ts';
import { queryOf } from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { inText } from '#test/support/match-text.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultList, type VaultPerson, writeVault } from '#test/support/vault.ts';

afterEach(removeTempFolders);

type Tokens = VaultPerson['tokens'];

const NAMES = ['1', '2', '3', '4', '5'];

const listOf = (party: string, given: readonly Tokens[]): VaultList => ({
  table: tableOf(party, 'people'),
  attributes: { name: NAMES },
  people: given.map((tokens, at) => ({ tokens, attributes: { name: String(at + 1) } })),
});

/** Matches as `person-person`, each of a list the n-th. */
const matches = async (
  text: MatchText,
  [given, found]: readonly [readonly Tokens[], readonly Tokens[]],
  kinds: readonly IdentifierKind[] = ['email', 'phone'],
): Promise<readonly string[]> => {
  const root = await tempFolder();
  const lists = { counted: listOf('brand', given), other: listOf('publisher', found) };
  await writeVault(root, lists.counted, lists.other);
  const by = (['counted', 'other'] as const).map((of) => ({ of, name: 'name' }));
  const query = queryOf({ ...lists, kinds, by, analysis: 'segments', k: 1 });
  const { rows } = await runQuery(openDuckDb(root), inText(query, text));
  return rows
    .filter(({ level, people }) => level === 0 && Number(people) === 1)
    .map(({ first_code, second_code }) => `${first_code}-${second_code}`)
    .sort();
};

const KINDS: readonly IdentifierKind[] = ['email', 'phone', 'maid'];

describe.each(['fast', 'oblivious'] as const)('the match relation in its %s text', (text) => {
  it('has each match once, by the earliest kind, whatever the order in which kinds are asked', async () => {
    const lists = [
      [{ email: 1, phone: 1 }, { email: 2, phone: 2 }, { phone: 3 }, { email: 4 }],
      [{ phone: 1 }, { email: 1 }, { phone: 2 }, { email: 9, phone: 3 }],
    ] as const;
    expect(await matches(text, lists)).toEqual(['1-2', '2-3', '3-4']);
    expect(await matches(text, lists, ['phone', 'email'])).toEqual(['1-1', '2-3', '3-4']);
  });

  it('finds nobody twice, on either list: whoever is matched by an earlier kind is gone', async () => {
    const [rows, person] = [[{ phone: 1 }, { email: 1 }], [{ email: 1, phone: 1 }]];
    expect(await matches(text, [rows, person])).toEqual(['2-1']);
    expect(await matches(text, [person, rows])).toEqual(['1-2']);
  });

  it('lets a later kind take whom an earlier one left', async () => {
    const lists = [
      [{ email: 1, phone: 1 }, { phone: 2, maid: 2 }, { maid: 3 }],
      [{ email: 1, phone: 2 }, { phone: 1, maid: 2 }, { maid: 3 }],
    ] as const;
    // 2 lost its phone to the match of 1, and 1 needs its phone no more.
    expect(await matches(text, lists, KINDS)).toEqual(['1-1', '2-2', '3-3']);
    expect(await matches(text, lists, ['phone', 'email', 'maid'])).toEqual(['1-2', '2-1', '3-3']);
  });

  it('looks at no kind that was not asked, and at no token of another kind', async () => {
    expect(
      await matches(text, [
        [{ email: 1 }, { maid: 1 }],
        [{ phone: 1 }, { maid: 1 }],
      ]),
    ).toEqual([]);
  });
});

it('has one step for each kind, but that the fast text needs none for the first', () => {
  const parts = (part: QueryPart): readonly string[] => [
    part.sql,
    ...Object.values(part.includes).flatMap(parts),
  ];
  const { fast, oblivious } = matchOn(KINDS);
  const steps = (part: QueryPart) => parts(part).filter((sql) => /-kind$/.test(sql));
  expect(steps(fast)).toEqual(['matching/fast/next-kind', 'matching/fast/next-kind']);
  expect(steps(oblivious)).toEqual([
    'matching/oblivious/next-kind',
    'matching/oblivious/next-kind',
    'matching/oblivious/next-kind',
  ]);
  expect(() => matchOn([])).toThrow('on one kind at least');
});
