import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { withdrawData } from '#core/usecases/withdrawal/withdraw-data.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  arrive,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import { eventsOf } from '#test/support/memory/meanwhile.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const OVERLAP = { analysis: 'overlap' } as const;
const CUSTOMERS = { party: 'brand', dataset: 'customers' } as const;

const filledRoom = async (): Promise<MemoryRoom> => {
  const room = await openMemoryRoom();
  await fillRoom(room);
  return room;
};

const keysOf = async ({ ports }: RoomAtHand, ...areas: readonly string[]) =>
  (await Promise.all(areas.map((area) => ports.objects.list(area)))).flat().map(({ key }) => key);

const ofBrand = (keys: readonly string[]) =>
  keys.filter((key) => /(?:party=|drops\/|staging\/)brand/.test(key));

const PLACES = ['drops/', 'staging/', 'vault/', 'matches/', 'links/'] as const;

describe('a list that its party withdraws', () => {
  it('is gone from every place, proven by a new look, and each removal is noted', async () => {
    const room = await filledRoom();
    await deliver(room, 'brand', brandRows(0, 320));
    await arrive(room, 'brand', brandRows(0, 330));
    await ask(room, 'brand', OVERLAP);
    const theirs = (await keysOf(room, ...PLACES)).filter((key) => key.includes('party=publisher'));
    const done = await withdrawData(room.ports)(CUSTOMERS);
    expect(done).toMatchObject({
      kind: 'withdrawal',
      ...CUSTOMERS,
      repeated: false,
      outcome: 'gone',
    });
    expect(done.expired.map(({ what }) => what).sort()).toEqual(['drop', 'version', 'version']);
    const left = await keysOf(room, ...PLACES);
    expect(ofBrand(left)).toEqual([]);
    expect(left.filter((key) => /^(?:matches|links)/.test(key))).toEqual([]);
    expect(left).toEqual(theirs);
    const types = (await eventsOf(room)).map(({ type }) => type);
    expect(types.slice(types.indexOf('party-withdrew'))).toEqual([
      ...['party-withdrew', 'data-expired', 'data-expired', 'data-expired'],
    ]);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is asked about no more, in one sentence, and nothing is charged', async () => {
    const room = await filledRoom();
    await withdrawData(room.ports)(CUSTOMERS);
    for (const asker of ['brand', 'publisher'])
      expect(await ask(room, asker, OVERLAP)).toEqual({
        outcome: 'refused',
        reason: 'dataset-withdrawn',
      });
    expect((await room.ports.ledger.state()).reservations.size).toBe(0);
    const { datasets } = await roomStatus(room.ports)();
    expect(datasets.map(({ party, standing }) => `${party} ${standing}`)).toEqual([
      'brand withdrawn',
      'publisher current',
    ]);
  });

  it('is delivered again once its party approved the agreement in force again, and not before', async () => {
    const room = await filledRoom();
    await withdrawData(room.ports)(CUSTOMERS);
    const again = () => deliver(room, 'brand', brandRows(0, 300));
    const refused = { code: 'refused', reason: 'dataset-withdrawn' };
    await expect(again()).rejects.toMatchObject(refused);
    await approveAgreement(room.ports)('publisher');
    await expect(again()).rejects.toMatchObject(refused);
    expect(await approveAgreement(room.ports)('brand')).toMatchObject({ repeated: false });
    expect(await again()).toMatchObject({ outcome: 'published', repeated: false });
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ outcome: 'released' });
  });

  it('holds nobody else up: the other party asks of other lists, and both stay under the agreement', async () => {
    const room = await filledRoom();
    const before = (await room.ports.ledger.state()).inForce;
    await withdrawData(room.ports)({ party: 'publisher' });
    const { inForce, approvals } = await room.ports.ledger.state();
    expect(inForce).toBe(before);
    expect([...approvals]).toEqual(['brand']);
    expect(await deliver(room, 'brand', brandRows(0, 350))).toMatchObject({ outcome: 'published' });
    await approveAgreement(room.ports)('publisher');
    await deliver(room, 'publisher', publisherRows(100, 400));
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ outcome: 'released' });
  });

  it('is withdrawn once: repeating adds no entry', async () => {
    const room = await filledRoom();
    await withdrawData(room.ports)({ party: 'brand' });
    const entries = (await eventsOf(room)).length;
    for (const named of [{ party: 'brand' }, CUSTOMERS])
      expect(await withdrawData(room.ports)(named)).toMatchObject({
        ...{ repeated: true, outcome: 'gone', expired: [] },
      });
    expect(await eventsOf(room)).toHaveLength(entries);
  });

  it('has to be one of the party: a stranger, and a list of the other party, are told so', async () => {
    const room = await filledRoom();
    const { ports } = room;
    await expect(withdrawData(ports)({ party: 'nobody' })).rejects.toThrow(/not in the agreement/);
    const theirs = { party: 'brand', dataset: 'readers' };
    await expect(withdrawData(ports)(theirs)).rejects.toThrow(/"brand" has no such list/);
    expect((await eventsOf(room)).map(({ type }) => type)).not.toContain('party-withdrew');
  });

  it('goes before the first approval too, when nothing has a term yet', async () => {
    const room = await openMemoryRoom();
    await deliver(room, 'brand', brandRows(0, 150));
    expect(await withdrawData(room.ports)(CUSTOMERS)).toMatchObject({ outcome: 'gone' });
    expect(ofBrand(await keysOf(room, ...PLACES))).toEqual([]);
  });

  it('is not given back by an approval of before: the agreement in force, put back, is approved anew', async () => {
    const room = await filledRoom();
    const { ports, signed } = room;
    const other = testAgreement({ ...signed.agreement, purpose: 'Another purpose of the counts.' });
    await proposeAgreement(ports)(other, 'brand');
    await approveAgreement(ports)('brand');
    await withdrawData(ports)(CUSTOMERS);
    await approveAgreement(ports)('publisher');
    expect((await ports.ledger.state()).inForce).toBe(signed.digest);
    await proposeAgreement(ports)(signed, 'publisher');
    expect([...(await ports.ledger.state()).approvals]).toEqual(['publisher']);
    await expect(deliver(room, 'brand', brandRows(0, 300))).rejects.toMatchObject({
      reason: 'dataset-withdrawn',
    });
    await approveAgreement(ports)('brand');
    expect(await deliver(room, 'brand', brandRows(0, 300))).toMatchObject({ outcome: 'published' });
  });

  it('tells where something lies that could not be removed, notes nothing of that, and completes later', async () => {
    const room = await filledRoom();
    const stuck = new Proxy(room.ports.objects, {
      get: (target, name) => {
        if (name === 'delete')
          return (key: string) =>
            key.startsWith('vault/') ? Promise.resolve() : target.delete(key);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const done = await withdrawData({ ...room.ports, objects: stuck })(CUSTOMERS);
    expect(done).toMatchObject({ outcome: 'left', expired: [], unproven: [{ what: 'version' }] });
    expect((await eventsOf(room)).at(-1)?.type).toBe('party-withdrew');
    expect(await expireData(room.ports)()).toMatchObject({
      expired: [{ what: 'version', party: 'brand' }],
      unproven: [],
    });
    expect(await withdrawData(room.ports)(CUSTOMERS)).toMatchObject({ outcome: 'gone' });
  });

  it('stays out when a clock goes back', async () => {
    const room = await filledRoom();
    await withdrawData(room.ports)(CUSTOMERS);
    const clock = { now: () => new Date(Date.now() - 365 * DAY_MS) };
    const ports = { ...room.ports, clock };
    expect(await expireData(ports)()).toEqual({ expired: [], unproven: [], keys: [] });
    expect(await ask({ ...room, ports }, 'brand', OVERLAP)).toMatchObject({
      reason: 'dataset-withdrawn',
    });
  });
});

describe('in a room that counts without noise', () => {
  it('a list that was asked about and withdrawn is followed by none until its time would be over', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await ask(room, 'brand', OVERLAP);
    await withdrawData(room.ports)(CUSTOMERS);
    await approveAgreement(room.ports)('brand');
    await expect(deliver(room, 'brand', brandRows(0, 301))).rejects.toMatchObject({
      reason: 'not-comparable',
    });
    const clock = { now: () => new Date(Date.now() + 31 * DAY_MS) };
    const later = { ...room, ports: { ...room.ports, clock } };
    expect(await deliver(later, 'brand', brandRows(0, 301))).toMatchObject({
      outcome: 'published',
    });
  });

  it('one that nobody asked about is followed at once', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await withdrawData(room.ports)(CUSTOMERS);
    await approveAll(room);
    expect(await deliver(room, 'brand', brandRows(0, 301))).toMatchObject({ outcome: 'published' });
  });
});
