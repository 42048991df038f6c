import { join } from 'node:path';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardNames } from '#core/shards.ts';
import { rewriteDrop, spread } from '#proof/emulator/rewrite-drop.ts';
import { ROOMS } from '#proof/emulator/rooms.ts';
import { BothRooms, QUESTIONS } from '#test/emulator/both-rooms.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { type PreparedLists, prepareLists } from '#test/emulator/prepared-lists.ts';

const NAME = 'emu-shards';
const { shards } = ROOMS[NAME];

/** Parts that hold some people twice: in one part with all they have, in another with their e-mail alone. */
const SHARING = [
  'select * from rows where place < 1700',
  'select * replace (case when place % 2 = 0 then phone end as phone) from rows where place >= 1500',
];

describe(`a room on the emulator with ${shards} shards, beside one in a folder that has one`, () => {
  let room: EmulatedRoom;
  let both: BothRooms;
  let lists: PreparedLists;
  beforeAll(async () => {
    room = await openEmulatedRoom(NAME);
    both = new BothRooms(room);
    await both.init();
    lists = await prepareLists(room.folder, room.agreement);
    for (const party of ['brand', 'publisher'] as const)
      await both.alike(party, 'approve', '--yes', '--agreement', room.agreement);
  });
  afterAll(() => room?.close());

  it('makes the same versions of lists whose parts share people', async () => {
    const parts = { brand: SHARING, publisher: spread(3) };
    for (const party of ['brand', 'publisher'] as const) {
      const folder = join(room.folder, party);
      const drop = await rewriteDrop(lists[party], folder, parts[party]);
      expect(await both.alike(party, 'upload', drop)).toMatchObject({ code: 0 });
    }
  });

  it('has cut them into so many shards, none of which is empty', async () => {
    const found = new Map<string, number>();
    const listing = { Bucket: room.outputs.VaultBucket, Prefix: 'vault/' };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: room.s3 }, listing))
      for (const { Key = '' } of Contents) {
        const shard = /\/kind=[a-z]+\/shard=(\d{3})\/tokens\.parquet$/.exec(Key)?.[1] ?? Key;
        found.set(shard, (found.get(shard) ?? 0) + 1);
      }
    expect([...found.keys()].sort()).toEqual(shardNames(shards));
    // Of each party a file for each of two kinds.
    expect(new Set(found.values())).toEqual(new Set([4]));
  });

  it.each(QUESTIONS)('answers %j cell by cell as the local room', async (question) => {
    const said = await both.alike('brand', 'ask', ...question);
    expect(said).toMatchObject({ code: 0 });
    expect(said.out).toContain('"outcome":"released"');
  });

  it('finds every file of every shard as the ledger says on its daily verification', async () => {
    const answer = await room.api.lambda(`${NAME}-verify-room/invocations`, {
      method: 'POST',
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ outcome: 'whole', faults: 0, unread: 0 });
  });

  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
