import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { listKey } from '#core/room-layout.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  askSize,
  BRAND,
  bringBrand,
  bringPublisher,
  isOfSegment,
  labelOfPerson,
  make,
  openListRoom,
  PUBLISHER,
  takenLabels,
} from '#test/support/activation/list-room.ts';

afterEach(closeTestRooms);

const members = PUBLISHER.filter((n) => n < 6000 && isOfSegment(n));
const strangers = PUBLISHER.filter((n) => n >= 6000 || !isOfSegment(n));

const eventsOf = async ({ ports }: TestRoom): Promise<string[]> =>
  (await ports.ledger.entries()).map(({ event }) => event.type);

const listEvents = async (room: TestRoom): Promise<string[]> =>
  (await eventsOf(room)).filter((type) => type.startsWith('list-'));

const later = (room: TestRoom, days: number) => ({
  ...room.ports,
  clock: { now: () => new Date(Date.now() + days * DAY_MS) },
});

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
    expect(Math.abs(share(members) - 0.881)).toBeLessThan(6 * Math.sqrt(0.105 / members.length));
    expect(Math.abs(share(strangers) - 0.119)).toBeLessThan(
      6 * Math.sqrt(0.105 / strangers.length),
    );
    const known = new Set(PUBLISHER.map((n) => labelOfPerson(n)));
    expect([...labels].every((label) => known.has(label))).toBe(true);
    const precision = members.filter((n) => labels.has(labelOfPerson(n))).length / labels.size;
    expect(Math.abs(precision - made.precision)).toBeLessThan(0.04);
    expect(made).toMatchObject({ outcome: 'made', cost: 2, recall: 0.881, repeated: false });
    expect(JSON.stringify(await room.ports.ledger.entries())).not.toContain([...labels][0]);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is the same list for whoever has it made again, also after the brand uploads the same people anew, and is paid once', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const first = await takenLabels(room);
    expect(await make(room)).toMatchObject({ repeated: true, cost: 2 });
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

const listName = async (room: TestRoom): Promise<string> =>
  [...(await room.ports.ledger.state()).lists.keys()][0] ?? '';

describe('a new edition', () => {
  it('is drawn anew and paid for; who left the list of the brand is drawn as a stranger', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const before = await takenLabels(room);
    const left = members.slice(0, 300);
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
    await expect(make(room)).rejects.toThrow(/differs .* by too few people/);
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
    expect(members.some((n) => labels.has(labelOfPerson(n, 'second')))).toBe(true);
    expect(members.some((n) => labels.has(labelOfPerson(n)))).toBe(false);
  });

  it('is refused once all lists of the period were made, and again for life', async () => {
    const room = await openListRoom({ listsForLife: 2 });
    const edition = async (name: string): Promise<void> => {
      await bringPublisher(room, PUBLISHER, name);
      await askSize(room);
    };
    await askSize(room);
    await make(room);
    await edition('b');
    await make(room);
    await edition('c');
    await expect(make(room)).rejects.toThrow(/for life were made/);
    expect((await listEvents(room)).filter((type) => type === 'list-reserved')).toHaveLength(2);
  });
});

describe('a list is refused before it is charged', () => {
  const refusedBecause = async (room: TestRoom, says: RegExp): Promise<void> => {
    await expect(make(room)).rejects.toThrow(says);
    expect(await listEvents(room)).toEqual([]);
  };

  it('while nobody asked how many people it would be of', async () => {
    await refusedBecause(
      await openListRoom(),
      /ask "airlock ask segments --party brand .*--by brand\.listing,brand\.tier/,
    );
  });

  it('where it is not certainly of as many people as were agreed', async () => {
    const room = await openListRoom({ minimumPeople: members.length });
    await askSize(room);
    await refusedBecause(room, /not certainly be of the \d+ people/);
  });

  it('where the rows of the publisher have no labels', async () => {
    const room = await openListRoom();
    const { arriveCrafted } = await import('#proof/rehearsal/drop.ts');
    const { acceptDrop } = await import('#core/usecases/drops/accept-drop.ts');
    const { digestOf } = await import('#proof/rehearsal/drop.ts');
    const rows = PUBLISHER.map(
      (n) => [digestOf(`person${n}@example.org`), null, 'mobile'] as const,
    );
    const drop = { party: 'publisher', kinds: ['email', 'phone'], parts: [rows] } as const;
    await acceptDrop(room.ports)(await arriveCrafted(room, drop));
    await refusedBecause(room, /without labels/);
  });

  it('to the publisher, and by another name', async () => {
    const room = await openListRoom();
    await expect(make(room, { party: 'publisher' })).rejects.toThrow(/Only "brand"/);
    await expect(
      makeList(room.ports)({ party: 'brand', activation: '__proto__', dryRun: false }),
    ).rejects.toThrow(/no such activation: choose one of reach_gold/);
    expect(await listEvents(room)).toEqual([]);
  });

  it('in a frozen room, which hands out none either', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await freezeRoom(room.ports)(
      { by: 'party', party: 'brand' },
      { act: 'freeze', reason: 'a test' },
    );
    expect(await make(room)).toMatchObject({ kind: 'error', error: { reason: 'room-frozen' } });
    await expect(takenLabels(room)).rejects.toThrow(/frozen/);
  });
});

describe('a dry run', () => {
  it('tells what the list would be, and makes and spends nothing', async () => {
    const room = await openListRoom();
    await askSize(room);
    const before = await eventsOf(room);
    const plan = await make(room, { dryRun: true });
    if (plan.kind !== 'list') throw new Error(plan.error.message);
    expect(plan).toMatchObject({ outcome: 'possible', epsilon: 2, cost: 2, recall: 0.881 });
    expect(Math.abs(plan.people - members.length)).toBeLessThan(200);
    expect(plan.left).toEqual({ period: 2, life: 3 });
    expect(await eventsOf(room)).toEqual(before);
  });
});

describe('a list at the publisher', () => {
  it('is read by nobody else', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await expect(takeList(room.ports)('brand', 'reach_gold')).rejects.toThrow(/Only "publisher"/);
  });

  it('expires: it says so, is removed, and is not made again on the same versions', async () => {
    const room = await openListRoom({ expiresAfterDays: 2 });
    await askSize(room);
    await make(room);
    const ports = later(room, 3);
    await expect(takeList(ports)('publisher', 'reach_gold')).rejects.toThrow(/expired on 20/);
    expect(await expireData(ports)()).toMatchObject([{ what: 'list', party: 'brand' }]);
    expect(await expireData(ports)()).toEqual([]);
    expect(await room.ports.objects.list('lists/')).toEqual([]);
    await expect(
      makeList(ports)({ party: 'brand', activation: 'reach_gold', dryRun: false }),
    ).rejects.toThrow(/not made again/);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is never handed out where somebody changed or removed it', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const key = listKey(await listName(room));
    await room.ports.objects.put(key, new Uint8Array(32));
    await expect(takenLabels(room)).rejects.toThrow(/was changed/);
    await room.ports.objects.delete(key);
    await expect(takenLabels(room)).rejects.toThrow(/is missing/);
    expect((await verifyRoom(room.ports)()).faults).toEqual([{ key, fault: 'missing' }]);
  });
});
