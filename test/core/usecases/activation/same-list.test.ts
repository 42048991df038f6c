import { afterEach, describe, expect, it } from 'vitest';
import { listKey } from '#core/room-layout.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { arriveCrafted, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { BRAND, listSections, MEMBERS, PUBLISHER } from '#proof/rehearsal/list-people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  agreeOn,
  askSize,
  bringBrand,
  eventsOf,
  later,
  listEvents,
  listName,
  make,
  openListRoom,
  takenLabels,
} from '#test/support/activation/list-room.ts';

afterEach(closeTestRooms);

/** What the brand was told that it has. */
const named = async (room: TestRoom): Promise<string> => {
  const made = await make(room);
  if (made.kind !== 'list') throw new Error(made.error.message);
  return made.list ?? '';
};

const taken = async (room: TestRoom): Promise<string> =>
  (await takeList(room.ports)('publisher', 'reach_gold')).list;

const newestOf = async (room: TestRoom): Promise<string | undefined> =>
  (await roomStatus(room.ports)()).lists?.[0]?.newest?.list;

/** A list is paid for, and whoever has it made is killed before a label is drawn. */
const killedWhileMaking = async (room: TestRoom): Promise<void> => {
  const killed = { members: () => Promise.reject(new Error('killed')) };
  const request = { party: 'brand', activation: 'reach_gold', dryRun: false };
  await expect(makeList({ ...room.ports, listEngine: killed })(request)).rejects.toThrow('killed');
};

const reservations = async (room: TestRoom): Promise<number> =>
  (await listEvents(room)).filter((type) => type === 'list-reserved').length;

describe('the list that the brand is told of', () => {
  const AUTUMN = { purpose: 'Show the autumn offer to customers.', listsPerPeriod: 3 };

  it('is the one that the publisher is handed, under an agreement, another one, and the first again', async () => {
    const room = await openListRoom({ listsPerPeriod: 3 });
    await askSize(room);
    const first = await named(room);
    await agreeOn(room, listSections(AUTUMN));
    await expect(taken(room)).rejects.toMatchObject({ reason: 'list-expired' });
    expect(await newestOf(room)).toBeUndefined();
    await askSize(room);
    const second = await named(room);
    expect(second).not.toBe(first);
    expect(await taken(room)).toBe(second);
    await agreeOn(room);
    expect(await make(room)).toMatchObject({ list: first, repeated: true, cost: 0 });
    expect([await taken(room), await newestOf(room)]).toEqual([first, first]);
    await agreeOn(room, listSections(AUTUMN));
    expect(await make(room)).toMatchObject({ list: second, repeated: true, cost: 0 });
    expect(await taken(room)).toBe(second);
    expect(await reservations(room)).toBe(2);
  });

  it('is that one also where another was paid for before it and made after it', async () => {
    const room = await openListRoom({ listsPerPeriod: 3 });
    await askSize(room);
    await killedWhileMaking(room);
    const fewer = BRAND.filter((n) => !MEMBERS.slice(0, 300).includes(n));
    await bringBrand(room, fewer);
    await askSize(room);
    const second = await named(room);
    await bringBrand(room, [...BRAND].reverse());
    const made = await make(room);
    expect(made).toMatchObject({ outcome: 'made', repeated: false, cost: 0 });
    expect(made).not.toMatchObject({ list: second });
    expect(made).toMatchObject({ list: await taken(room) });
    expect(await reservations(room)).toBe(2);
  });

  it('stays as it is under an agreement that grants more lists: it is paid once, and handed out', async () => {
    const room = await openListRoom();
    await askSize(room);
    const first = await named(room);
    await agreeOn(room, listSections({ listsPerPeriod: 3, minimumPeople: 1100 }));
    expect(await taken(room)).toBe(first);
    expect(await make(room)).toMatchObject({ list: first, repeated: true, cost: 0 });
    await agreeOn(room, listSections({ expiresAfterDays: 20 }));
    await expect(taken(room)).rejects.toMatchObject({ reason: 'list-expired' });
  });

  it('is refused for a change of a few people by any spelling of its segment', async () => {
    const room = await openListRoom({ segment: { tier: ['gold', 'silver'] } });
    await askSize(room);
    await make(room);
    await bringBrand(room, BRAND.slice(1));
    for (const segment of [{ tier: ['silver', 'gold'] }, {}, undefined]) {
      await agreeOn(room, listSections({ segment }));
      await askSize(room, segment?.tier ? undefined : ['brand.listing']);
      await expect(make(room)).rejects.toThrow(/by too few people/);
    }
  });
});

describe('a list that was paid for and never made', () => {
  it('is finished for nothing on the same people in another order', async () => {
    const room = await openListRoom();
    await askSize(room);
    await killedWhileMaking(room);
    await bringBrand(room, [...BRAND].reverse());
    expect(await make(room, { dryRun: true })).toMatchObject({ cost: 0 });
    expect(await make(room)).toMatchObject({ outcome: 'made', cost: 0, left: { period: 1 } });
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
    expect((await takenLabels(room)).size).toBeGreaterThan(1000);
  });

  it('is said to have been paid for, and not to have been made, once its days are over', async () => {
    const room = await openListRoom();
    await askSize(room);
    await killedWhileMaking(room);
    await expect(make({ ports: later(room, 31) })).rejects.toThrow(
      /was paid for on \d{4}-\d\d-\d\d and never made/,
    );
  });

  it('is not handed out where the brand brings others while labels are drawn, and charges no other list', async () => {
    const room = await openListRoom();
    await askSize(room);
    const { listEngine } = room.ports;
    const meanwhile: typeof listEngine = {
      members: async (query, use) => {
        await listEngine.members(query, use);
        await bringBrand(room, BRAND.slice(500));
      },
    };
    const request = { party: 'brand', activation: 'reach_gold', dryRun: false };
    await expect(makeList({ ...room.ports, listEngine: meanwhile })(request)).rejects.toThrow(
      /nothing was handed out/,
    );
    expect(await listEvents(room)).toEqual(['list-reserved']);
    await expect(taken(room)).rejects.toMatchObject({ reason: 'no-list' });
    await bringBrand(room, [...BRAND].reverse());
    expect(await make(room)).toMatchObject({ outcome: 'made', cost: 0 });
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
  });

  it('stands in the way of no other, told nothing, and is made no more where it would then tell of a few people', async () => {
    const room = await openListRoom();
    await askSize(room);
    await killedWhileMaking(room);
    await bringBrand(room, BRAND.slice(1));
    await askSize(room);
    expect(await make(room)).toMatchObject({ outcome: 'made', cost: 2 });
    await bringBrand(room, [...BRAND].reverse());
    await askSize(room);
    await expect(make(room)).rejects.toThrow(/by too few people/);
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-reserved', 'list-released']);
  });

  it('is charged to one of two who have it made at once', async () => {
    const room = await openListRoom();
    await askSize(room);
    const made = await Promise.all([make(room), make(room), make(room)]);
    expect(made.map((each) => (each.kind === 'list' ? each.cost : -1)).toSorted()).toEqual([
      0, 0, 2,
    ]);
  });
});

describe('a list whose labels are gone', () => {
  it('is drawn again for nothing, the same, and noted no second time', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const labels = await takenLabels(room);
    const before = await eventsOf(room);
    await room.ports.objects.delete(listKey(await listName(room)));
    await expect(takenLabels(room)).rejects.toThrow(/is missing: the advertiser has it made again/);
    expect(await make(room)).toMatchObject({ outcome: 'made', repeated: true, cost: 0 });
    expect(await takenLabels(room)).toEqual(labels);
    expect(await eventsOf(room)).toEqual(before);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is not said to be there where somebody changed it', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await room.ports.objects.put(listKey(await listName(room)), new Uint8Array(32));
    await expect(make(room)).rejects.toThrow(/was changed: remove it/);
  });
});

/** The publisher delivers its people, each with the label of that person, or with none. */
const bringLabelled = async (
  room: TestRoom,
  labelOf: (n: number) => number | undefined,
): Promise<void> => {
  const rows = PUBLISHER.map((n): PartRow => {
    const person = labelOf(n);
    const label = person === undefined ? null : digestOf(`label ${person}`);
    return [digestOf(`person${n}@example.org`), null, label, 'mobile'];
  });
  const drop = { party: 'publisher', kinds: ['email', 'phone', '_label'], parts: [rows] } as const;
  const done = await acceptDrop(room.ports)(await arriveCrafted(room, drop));
  expect(done.outcome).toBe('published');
};

describe('labels that not everybody has', () => {
  it.each([
    ['one label for all', () => 0],
    ['one label for two', (n: number) => n - (n % 2)],
    ['none for every second', (n: number) => (n % 2 === 0 ? n : undefined)],
  ])('make no list, and nobody pays: %s', async (_, labelOf) => {
    const room = await openListRoom();
    await bringLabelled(room, labelOf);
    await askSize(room);
    await expect(make(room)).rejects.toMatchObject({ reason: 'labels-not-delivered' });
    expect(await listEvents(room)).toEqual([]);
  });
});
