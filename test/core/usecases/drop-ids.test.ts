import { afterEach, describe, expect, it } from 'vitest';
import type { DropId } from '#core/drop-files.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { openDrop } from '#core/usecases/drops/open-drop.ts';
import { publishDrop } from '#core/usecases/drops/publish-drop.ts';
import { recheckDrop } from '#core/usecases/drops/recheck-drop.ts';
import { settleShard } from '#core/usecases/drops/settle-shard.ts';
import { tokenisePart } from '#core/usecases/drops/tokenise-part.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, prepareRows } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const openApproved = async (): Promise<MemoryRoom> => {
  const room = await openMemoryRoom();
  await approveAll(room);
  return room;
};

type OwnDrop = PreparedDrop & { readonly manifest: Manifest };

/** A drop of the brand, by an id of its choice. */
const prepared = async (
  room: MemoryRoom,
  [first, count]: readonly [number, number],
  drop?: DropId,
): Promise<OwnDrop> => {
  const made = await prepareRows(room, 'brand', brandRows(first, count));
  const manifest = made.manifest as Manifest;
  return { ...made, manifest: { ...manifest, drop: drop ?? manifest.drop } };
};

/** As a party with tools of its own puts a drop, without asking the room first. */
const putByHand = async (room: MemoryRoom, { manifest, pathOf }: OwnDrop): Promise<ArrivedDrop> => {
  const { party, dataset, drop } = manifest;
  const { objects } = room.ports;
  const prefix = `drops/${party}/${dataset}/${drop}/`;
  for (const { file } of manifest.parts) await objects.putFile(prefix + file, pathOf(file));
  await objects.put(`${prefix}manifest.json`, new TextEncoder().encode(JSON.stringify(manifest)));
  return { party, dataset, drop };
};

const versionsOf = async ({ ports }: MemoryRoom) =>
  (await ports.ledger.state()).versions.map(({ party, people }) => ({ party, people }));

describe('the id of a drop', () => {
  it('is drawn for each preparation, and is the same for each upload of one', async () => {
    const room = await openApproved();
    const [one, other] = [await prepared(room, [0, 120]), await prepared(room, [0, 120])];
    expect(one.manifest.drop).toMatch(/^[0-9a-f]{32}$/);
    expect(other.manifest.drop).not.toBe(one.manifest.drop);
    expect({ ...other.manifest, drop: '', preparedAt: '' }).toEqual({
      ...one.manifest,
      ...{ drop: '', preparedAt: '' },
    });
    const arrived = await uploadDrop(room.ports)('brand', one);
    expect(arrived.drop).toBe(one.manifest.drop);
    await acceptDrop(room.ports)(arrived);
    expect(await uploadDrop(room.ports)('brand', one)).toEqual(arrived);
  });

  it('is asked for in one sentence, where a drop of an older version has none', async () => {
    const room = await openApproved();
    const { manifest, pathOf } = await prepared(room, [0, 120]);
    const { drop, ...older } = manifest;
    await expect(
      uploadDrop(room.ports)('brand', { manifest: older, pathOf }),
    ).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/older version.*no id.*: prepare it again\.$/),
    });
  });
});

describe('an id that was decided on', () => {
  it('is not taken for another list: its party is told, and nothing is put', async () => {
    const room = await openApproved();
    const first = await prepared(room, [0, 120]);
    await acceptDrop(room.ports)(await uploadDrop(room.ports)('brand', first));
    const other = await prepared(room, [200, 150], first.manifest.drop);
    await expect(uploadDrop(room.ports)('brand', other)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/another drop by the id of this one: prepare the list again/),
    });
    expect(await room.ports.objects.list('drops/')).toEqual([]);
  });

  it('publishes nothing else, whoever puts it there, and what is put is removed', async () => {
    const room = await openApproved();
    const first = await prepared(room, [0, 120]);
    const done = await acceptDrop(room.ports)(await uploadDrop(room.ports)('brand', first));
    const vault = await room.ports.objects.list('vault/');
    const other = await prepared(room, [200, 150], first.manifest.drop);
    const again = await acceptDrop(room.ports)(await putByHand(room, other));
    expect(again).toEqual({ ...done, repeated: true });
    expect(await room.ports.objects.list('vault/')).toEqual(vault);
    expect(await room.ports.objects.list('drops/')).toEqual([]);
    expect(await versionsOf(room)).toEqual([{ party: 'brand', people: 120 }]);
  });

  it('stays free for the other party, who can read it in the ledger', async () => {
    const room = await openApproved();
    const first = await prepared(room, [0, 120]);
    await acceptDrop(room.ports)(await uploadDrop(room.ports)('brand', first));
    const own = await prepareRows(room, 'publisher', publisherRows(0, 140));
    const copied = { ...(own.manifest as Manifest), drop: first.manifest.drop };
    const arrived = await uploadDrop(room.ports)('publisher', { ...own, manifest: copied });
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({ outcome: 'published' });
    // And nobody can keep its first user from delivering it again.
    const [file] = await room.ports.objects.list('vault/collaboration=test-room/party=brand/');
    await room.ports.objects.delete(file?.key ?? '');
    await recheckDrop(room.ports)(first);
    const again = await acceptDrop(room.ports)(await uploadDrop(room.ports)('brand', first));
    expect(again).toMatchObject({ outcome: 'published', repeated: false });
    expect(await versionsOf(room)).toEqual([
      { party: 'brand', people: 120 },
      { party: 'publisher', people: 140 },
      { party: 'brand', people: 120 },
    ]);
  });
});

describe('another drop by the id of one that is being accepted', () => {
  it('publishes no list that is half of each, and loses neither', async () => {
    const room = await openApproved();
    const first = await prepared(room, [0, 120]);
    const arrived = await uploadDrop(room.ports)('brand', first);
    const { version } = await openDrop(room.ports)(arrived, 'execution');
    await tokenisePart(room.ports)({ arrived, version, index: 0 });
    const other = await prepared(room, [200, 150], first.manifest.drop);
    await putByHand(room, other);
    for (const step of [
      () => settleShard(room.ports)({ arrived, version, kind: 'email', shard: '000' }),
      () => publishDrop(room.ports)({ arrived, version }),
    ])
      await expect(step()).rejects.toMatchObject({
        code: 'room',
        message: expect.stringMatching(
          /replaced while its drop was tokenised: upload the drop again/,
        ),
      });
    expect(await versionsOf(room)).toEqual([]);
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({ people: 150, repeated: false });
  });

  it('has its parts found out that are not those of the manifest', async () => {
    const room = await openApproved();
    const first = await prepared(room, [0, 120]);
    const arrived = await uploadDrop(room.ports)('brand', first);
    const other = await prepared(room, [200, 120], first.manifest.drop);
    const [part] = other.manifest.parts;
    const file = part?.file ?? '';
    const key = `drops/brand/customers/${arrived.drop}/${file}`;
    await room.ports.objects.putFile(key, other.pathOf(file));
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({
      outcome: 'refused',
      reason: 'part-differs-from-manifest',
    });
    expect(await versionsOf(room)).toEqual([]);
  });
});
