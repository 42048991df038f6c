import { afterEach, describe, expect, it } from 'vitest';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { listKey } from '#core/room-layout.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import {
  BRAND,
  labelOfPerson,
  listSections,
  MEMBERS,
  PUBLISHER,
  REACH_GOLD,
  STRANGERS,
} from '#proof/rehearsal/list-people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  askSize,
  bringBrand,
  bringPublisher,
  eventsOf,
  later,
  listEvents,
  listName,
  make,
  openListRoom,
  openListRoomOf,
  takenLabels,
} from '#test/support/activation/list-room.ts';

afterEach(closeTestRooms);

describe('a list', () => {
  it('holds members and strangers as its coin says, and only labels of the publisher', async () => {
    const room = await openListRoom();
    await askSize(room);
    const made = await make(room);
    if (made.kind !== 'list') throw new Error(made.error.message);
    const labels = await takenLabels(room);
    const share = (people: readonly number[]): number =>
      people.filter((n) => labels.has(labelOfPerson(n))).length / people.length;
    // Six standard deviations of that many coins.
    expect(Math.abs(share(MEMBERS) - 0.881)).toBeLessThan(6 * Math.sqrt(0.105 / MEMBERS.length));
    expect(Math.abs(share(STRANGERS) - 0.119)).toBeLessThan(
      6 * Math.sqrt(0.105 / STRANGERS.length),
    );
    const known = new Set(PUBLISHER.map((n) => labelOfPerson(n)));
    expect([...labels].every((label) => known.has(label))).toBe(true);
    const precision = MEMBERS.filter((n) => labels.has(labelOfPerson(n))).length / labels.size;
    expect(Math.abs(precision - (made.precision ?? 0))).toBeLessThan(0.04);
    expect(made).toMatchObject({ outcome: 'made', cost: 2, recall: 0.881, repeated: false });
    expect(JSON.stringify(await room.ports.ledger.entries())).not.toContain([...labels][0]);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is the same list for whoever has it made again, also after the brand uploads the same people anew, and is paid once', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const first = await takenLabels(room);
    expect(await make(room)).toMatchObject({ repeated: true, cost: 0 });
    await bringBrand(room, [...BRAND].reverse());
    expect(await make(room)).toMatchObject({ repeated: true });
    expect(await takenLabels(room)).toEqual(first);
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
  });

  it('is one list, paid once, when two have it made at once', async () => {
    const room = await openListRoom();
    await askSize(room);
    const made = await Promise.all([make(room), make(room), make(room)]);
    expect(new Set(made.map((each) => (each.kind === 'list' ? each.list : '')))).toHaveLength(1);
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
  });

  it('that was paid for and never drawn is finished for free, by the same draws', async () => {
    const room = await openListRoom();
    await askSize(room);
    const killed = { members: () => Promise.reject(new Error('killed')) };
    const request = { party: 'brand', activation: 'reach_gold', dryRun: false };
    await expect(makeList({ ...room.ports, listEngine: killed })(request)).rejects.toThrow(
      'killed',
    );
    expect(await listEvents(room)).toEqual(['list-reserved']);
    await expect(takeList(room.ports)('publisher', 'reach_gold')).rejects.toThrow(/No list/);
    const deaf = { ...room.ports, ledger: forgetful(room) };
    await makeList(deaf)(request).catch(() => undefined);
    const drawn = await room.ports.objects.get(
      listKey((await make(room, {})).kind === 'list' ? await listName(room) : ''),
    );
    expect(drawn).toBeDefined();
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
    expect(Buffer.from(drawn ?? []).length / 16).toBe((await takenLabels(room)).size);
  });
});

describe('a list whose name something else has', () => {
  it('is neither noted nor handed out, and can be made once that is gone', async () => {
    const room = await openListRoom();
    await askSize(room);
    const killed = { members: () => Promise.reject(new Error('killed')) };
    const request = { party: 'brand', activation: 'reach_gold', dryRun: false };
    await makeList({ ...room.ports, listEngine: killed })(request).catch(() => undefined);
    const key = listKey(await listName(room));
    await room.ports.objects.put(key, new Uint8Array(16));
    await expect(make(room)).rejects.toThrow(/Something else has the name of list/);
    expect(await listEvents(room)).toEqual(['list-reserved']);
    await room.ports.objects.delete(key);
    expect(await make(room)).toMatchObject({ outcome: 'made', repeated: false, cost: 0 });
  });
});

/** A ledger that dies before it notes that a list is there. */
const forgetful = ({ ports: { ledger } }: TestRoom): TestRoom['ports']['ledger'] =>
  new Proxy(ledger, {
    get: (target, name) =>
      name === 'append'
        ? async (decide: Parameters<typeof ledger.append>[0]) => {
            const event = decide(await target.state());
            if (event?.type === 'list-released') throw new Error('killed');
            return target.append(decide);
          }
        : Reflect.get(target, name).bind(target),
  });

describe('a new edition', () => {
  it('is drawn anew and paid for; who left the list of the brand is drawn as a stranger', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const before = await takenLabels(room);
    const left = MEMBERS.slice(0, 300);
    await bringBrand(
      room,
      BRAND.filter((n) => !left.includes(n)),
    );
    await askSize(room);
    expect(await make(room)).toMatchObject({
      repeated: false,
      cost: 2,
      left: { period: 0, life: 1 },
    });
    const labels = await takenLabels(room);
    expect(labels).not.toEqual(before);
    const share = left.filter((n) => labels.has(labelOfPerson(n))).length / left.length;
    expect(Math.abs(share - 0.119)).toBeLessThan(6 * Math.sqrt(0.105 / left.length));
  });

  it('is refused where the list of the brand changed by a few people, and nothing is charged or noted', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await bringBrand(room, BRAND.slice(1));
    await askSize(room);
    const before = await eventsOf(room);
    await expect(make(room)).rejects.toThrow(/differs .* by too few people.* holds on\.$/);
    await expect(make(room, { dryRun: true })).rejects.toThrow(/by too few people/);
    expect(await eventsOf(room)).toEqual(before);
  });

  it('may follow where the publisher alone brings another list', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await bringPublisher(room, PUBLISHER, 'second');
    await askSize(room);
    expect(await make(room)).toMatchObject({ repeated: false });
    const labels = await takenLabels(room);
    expect(MEMBERS.some((n) => labels.has(labelOfPerson(n, 'second')))).toBe(true);
    expect(MEMBERS.some((n) => labels.has(labelOfPerson(n)))).toBe(false);
  });

  it('is refused once all lists of the period were made, until that is over, and again for life', async () => {
    const room = await openListRoom({ listsPerPeriod: 1, listsForLife: 2 });
    const month = { ...room, ports: withLedgerOf(later(room, 31)) };
    const edition = async (name: string): Promise<void> => {
      await bringPublisher(room, PUBLISHER, name);
      await askSize(room);
    };
    await askSize(room);
    await make(room);
    await edition('b');
    await expect(make(room)).rejects.toThrow(/for this period were made/);
    expect(await make(month)).toMatchObject({ outcome: 'made', left: { period: 0, life: 0 } });
    await edition('c');
    await expect(make(month)).rejects.toThrow(/for life were made/);
    expect((await listEvents(room)).filter((type) => type === 'list-reserved')).toHaveLength(2);
  });

  it('that holds who an earlier one held is drawn anew where another came between: the publisher is handed what the brand was told of', async () => {
    const room = await openListRoom({ listsPerPeriod: 3 });
    await askSize(room);
    await make(room);
    const fewer = BRAND.filter((n) => !MEMBERS.slice(0, 300).includes(n));
    for (const people of [fewer, [...BRAND].reverse()]) {
      await bringBrand(room, people);
      await askSize(room);
      const made = await make(room);
      expect(made).toMatchObject({ repeated: false, cost: 2 });
      const { list } = await takeList(room.ports)('publisher', 'reach_gold');
      expect(made).toMatchObject({ list });
    }
  });

  it('is refused by any name for a change of a few people, and not for another segment', async () => {
    const room = await openListRoomOf({
      ...listSections(),
      activations: {
        reach_gold: REACH_GOLD,
        spare_gold: { ...REACH_GOLD, use: 'exclude' },
        reach_all: { ...REACH_GOLD, segment: { tier: ['gold', 'silver'] } },
      },
    });
    await askSize(room);
    await make(room);
    await bringBrand(room, BRAND.slice(1));
    await askSize(room);
    await expect(make(room, { activation: 'spare_gold' })).rejects.toThrow(/by too few people/);
    expect(await make(room, { activation: 'reach_all' })).toMatchObject({ outcome: 'made' });
  });
});

/** The same ports with a ledger that goes by their clock. */
const withLedgerOf = (ports: ReturnType<typeof later>): ReturnType<typeof later> => ({
  ...ports,
  ledger: new ObjectLedger(ports),
});

describe('a dry run', () => {
  it('tells what the list would be, and makes and spends nothing', async () => {
    const room = await openListRoom();
    await askSize(room);
    const before = await eventsOf(room);
    const plan = await make(room, { dryRun: true });
    if (plan.kind !== 'list') throw new Error(plan.error.message);
    expect(plan).toMatchObject({ outcome: 'possible', epsilon: 2, cost: 2, recall: 0.881 });
    expect(Math.abs((plan.people ?? 0) - MEMBERS.length)).toBeLessThan(200);
    expect(plan.left).toEqual({ period: 2, life: 3 });
    expect(await eventsOf(room)).toEqual(before);
  });
});
