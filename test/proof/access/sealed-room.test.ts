import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dropKeyUsers } from '#core/access/users.ts';
import { type AccessTable, type Allowed, accessTable } from '#proof/access/access-table.ts';
import { allowedIn } from '#proof/access/allowed-cells.ts';
import { deployedRoom, sealedRoom } from '#proof/access/deployed-room.ts';
import { namedBy } from '#proof/access/named-allows.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

describe('access to a room with sealed drops', () => {
  const { map, agreement } = sealedRoom('prod');
  const parties = agreement.parties.map(({ id }) => id);
  let table: AccessTable;
  let allowed: readonly Allowed[];
  beforeAll(async () => {
    table = await accessTable(map, agreement);
    allowed = allowedIn(table);
  });
  const whoMay = (may: string): readonly string[] =>
    allowed.filter((each) => each.may === may && each.on === 'keys/opener').map(({ who }) => who);

  it('has a row for each thing that may be done with the key that opens them', () => {
    const asked = table.sections.flatMap(({ rows }) =>
      rows.flatMap(({ operation }) => (operation.area === 'keys/opener' ? [operation.what] : [])),
    );
    expect(asked).toEqual(
      expect.arrayContaining(['GetPublicKey', 'Decrypt', 'Encrypt', 'PutKeyPolicy', 'CreateGrant']),
    );
  });

  it('lets nobody open a drop but who reads its parts', () => {
    expect(whoMay('Decrypt')).toEqual(expect.arrayContaining([...dropKeyUsers('kms:Decrypt')]));
    expect(whoMay('Decrypt')).toHaveLength(dropKeyUsers('kms:Decrypt').length);
  });

  it('has its public half handed out by functions, and not even to parties by KMS itself', () => {
    expect([...whoMay('GetPublicKey')].sort()).toEqual(
      [...dropKeyUsers('kms:GetPublicKey')].sort(),
    );
  });

  it.each(['Encrypt', 'CreateGrant'])('lets nobody %s with it', (may) => {
    expect(whoMay(may)).toEqual([]);
  });

  it('lets nobody change its policy or delete it but who keeps the account', () => {
    for (const may of ['PutKeyPolicy', 'ScheduleKeyDeletion'])
      expect(whoMay(may).every((who) => who.startsWith('operator '))).toBe(true);
  });

  it('gives a reason for everything, and beside that key is the room without', async () => {
    expect(allowed.filter((each) => !namedBy(each, parties))).toEqual([]);
    const plain = deployedRoom('prod');
    const texts = (all: readonly Allowed[]) => all.map(({ who, may, on }) => `${who} ${may} ${on}`);
    const before = new Set(texts(allowedIn(await accessTable(plain.map, plain.agreement))));
    const added = texts(allowed).filter((each) => !before.has(each));
    expect(added.filter((each) => !each.endsWith(' keys/opener'))).toEqual([]);
  });
});
