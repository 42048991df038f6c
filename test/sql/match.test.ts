import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { matchOn } from '#core/matching/match.ts';
import type { QueryPart, Row } from '#core/matching/vault-query.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultPerson, writeVault } from '#test/support/vault.ts';

afterEach(removeTempFolders);

type Tokens = VaultPerson['tokens'];

const listOf = (party: string, given: readonly Tokens[]) => ({
  table: tableOf(party, 'people'),
  attributes: [],
  people: given.map((tokens, at) => ({ person: at + 1, tokens, attributes: {} })),
});

/** Matches as `person-kind-person`. */
const matches = async (
  counted: readonly Tokens[],
  other: readonly Tokens[],
  on: readonly IdentifierKind[] = ['email', 'phone'],
): Promise<readonly string[]> => {
  const root = await tempFolder();
  const lists = { counted: listOf('brand', counted), other: listOf('publisher', other) };
  await writeVault(root, lists.counted, lists.other);
  const tables = { counted: lists.counted.table, other: lists.other.table };
  const query = { ...matchOn(on), columns: {}, tables };
  const { rows } = await openDuckDb(root).run(query);
  const text = (row: Row): string => `${row.counted_person}-${row.kind}-${row.other_person}`;
  return rows.map(text).sort();
};

const KINDS: readonly IdentifierKind[] = ['email', 'phone', 'maid'];

describe('the match relation', () => {
  it('gives each match once, by the earliest kind, whatever the order in which kinds are asked', async () => {
    const counted = [{ email: 1, phone: 1 }, { email: 2, phone: 2 }, { phone: 3 }, { email: 4 }];
    const other = [{ phone: 1 }, { email: 1 }, { phone: 2 }, { email: 9, phone: 3 }];
    expect(await matches(counted, other)).toEqual(['1-email-2', '2-phone-3', '3-phone-4']);
    expect(await matches(counted, other, ['phone', 'email'])).toEqual([
      '1-phone-1',
      '2-phone-3',
      '3-phone-4',
    ]);
  });

  it('finds nobody twice, on either list: whoever is matched by an earlier kind is gone', async () => {
    const [rows, person] = [[{ phone: 1 }, { email: 1 }], [{ email: 1, phone: 1 }]];
    expect(await matches(rows, person)).toEqual(['2-email-1']);
    expect(await matches(person, rows)).toEqual(['1-email-2']);
  });

  it('lets a later kind take whom an earlier one left', async () => {
    const counted = [{ email: 1, phone: 1 }, { phone: 2, maid: 2 }, { maid: 3 }];
    const other = [{ email: 1, phone: 2 }, { phone: 1, maid: 2 }, { maid: 3 }];
    // 2 lost its phone to the match of 1, and 1 needs its phone no more.
    expect(await matches(counted, other, KINDS)).toEqual(['1-email-1', '2-maid-2', '3-maid-3']);
    expect(await matches(counted, other, ['phone', 'email', 'maid'])).toEqual([
      '1-phone-2',
      '2-phone-1',
      '3-maid-3',
    ]);
  });

  it('has no step for the first kind, and one for each that follows', () => {
    const parts = (on: readonly IdentifierKind[]): string[] => {
      const files: string[] = [];
      for (let part: QueryPart | undefined = matchOn(on); part; part = part.includes.pairs)
        files.push(part.sql);
      return files;
    };
    expect(parts(['email'])).toEqual(['matching/pairs']);
    expect(parts(KINDS)).toEqual(['matching/next-kind', 'matching/next-kind', 'matching/pairs']);
  });

  it('looks at no kind that was not asked, and at no token of another kind', async () => {
    expect(await matches([{ email: 1 }, { maid: 1 }], [{ phone: 1 }, { maid: 1 }])).toEqual([]);
  });
});
