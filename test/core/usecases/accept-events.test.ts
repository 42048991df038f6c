import { afterEach, describe, expect, it } from 'vitest';
import { ownIdDigest } from '#core/identifiers/own-id.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import {
  approveAll,
  closeTestRooms,
  openTestRoom,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { deliverPurchases, EVENT_AGREEMENT, purchase } from './event-file.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const ROWS = [
  ...['c-1', 'c-2', 'c-1'].map((Cookie, at) => purchase({ Cookie, Amount: String(at + 1) })),
  purchase({ Cookie: '', 'E-mail': 'ada@example.org', Channel: 'Shop' }),
];

const ROOMS = [
  ['a folder', openTestRoom],
  ['memory', openMemoryRoom],
] as const;

describe.each(ROOMS)('a drop of events in a room in %s', (_, open) => {
  const opened = async (): Promise<RoomAtHand> => {
    const room: RoomAtHand = await open({ agreement: EVENT_AGREEMENT });
    await approveAll(room);
    return room;
  };

  it('becomes a version that holds tokens of the party, seconds, codes and values', async () => {
    const room = await opened();
    const done = await deliverPurchases(room, ROWS);
    expect(done).toMatchObject({ outcome: 'published', people: 0, events: 4, repeated: false });
    expect(done).not.toHaveProperty('belowMinimum');
    const last = (await room.ports.ledger.entries()).at(-1);
    expect(last?.event).toMatchObject({
      ...{ type: 'dataset-published', dataset: 'purchases', people: 0, events: 4 },
      kinds: ['_own_a', 'email'],
    });
    const [own] = (await room.ports.objects.list('vault/')).filter(({ key }) =>
      key.includes('kind=_own_a'),
    );
    const rows = await room.ports.objects.withFile(own?.key ?? '', (path) => readParquet(path));
    const scope = { collaboration: 'test-room', epoch: 1, party: 'brand' };
    const cookie = await withSubkeys(
      room.ports.keyRing,
      { kinds: ['_own_a'], scope },
      async (keys) => {
        const subkey = keys.get('_own_a');
        if (!subkey) throw new Error('no subkey');
        return tokenOf(subkey, ownIdDigest('brand', 'c-1'));
      },
    );
    const at = BigInt(Date.parse('2026-11-01T11:00:00Z') / 1000);
    const found = rows.filter((row) => row.token_hi === cookie.hi && row.token_lo === cookie.lo);
    expect(found.map((row) => [row.at, row.place, Number(row.value)])).toEqual([
      [at, 2n, 100],
      [at, 2n, 300],
    ]);
    expect(rows.flatMap(Object.keys)).not.toContain('person');
  });

  it('is the version that is there already where it holds just that', async () => {
    const room = await opened();
    const first = await deliverPurchases(room, ROWS);
    const again = await deliverPurchases(room, ROWS);
    expect(again).toMatchObject({ outcome: 'published', repeated: true });
    expect('version' in again && again.version).toBe('version' in first && first.version);
  });
});
