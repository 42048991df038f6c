import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { matchOn } from '#core/matching/match.ts';
import type { Row } from '#core/matching/vault-query.ts';
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
  const query = { ...matchOn(on), includes: {}, columns: {}, tables };
  const { rows } = await openDuckDb(root).run(query);
  const text = (row: Row): string => `${row.counted_person}-${row.kind}-${row.other_person}`;
  return rows.map(text).sort();
};

describe('match.sql', () => {
  it('gives each person of the counted list who matches once, by the earliest kind that does', async () => {
    const counted = [{ email: 1, phone: 1 }, { email: 2, phone: 2 }, { phone: 3 }, { email: 4 }];
    const other = [{ phone: 1 }, { email: 1 }, { phone: 2 }, { email: 9, phone: 3 }];
    expect(await matches(counted, other)).toEqual(['1-email-2', '2-phone-3', '3-phone-4']);
    expect(await matches(counted, other, ['phone', 'email'])).toEqual([
      '1-phone-1',
      '2-phone-3',
      '3-phone-4',
    ]);
  });

  it('may find one person of the other list for several of the counted list', async () => {
    const counted = [{ email: 1 }, { phone: 1 }];
    expect(await matches(counted, [{ email: 1, phone: 1 }])).toEqual(['1-email-1', '2-phone-1']);
  });

  it('looks at no kind that was not asked, and at no token of another kind', async () => {
    expect(await matches([{ email: 1 }, { maid: 1 }], [{ phone: 1 }, { maid: 1 }])).toEqual([]);
  });
});
