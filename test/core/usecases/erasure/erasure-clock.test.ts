import { afterEach, expect, it } from 'vitest';
import { beginErasure } from '#core/usecases/erasure/change-tombstones.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { resumeErasures } from '#core/usecases/erasure/resume-erasures.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { person } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { forgetRows, prepareList } from '#test/support/forgetting/forget-rows.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const GONE = Array.from({ length: 60 }, (_, at) => ({ email: person(100 + at).email }));

const TERMS = { reason: 'erasure', received: '2026-11-02' } as const;
const ASKS = { act: 'forget', ...TERMS } as const;

/** The ports of a room whose clock stands at a day. */
const on = ({ ports }: MemoryRoom, day: string) => ({
  ...ports,
  clock: { now: () => new Date(`${day}T12:00:00.000Z`) },
});

const filled = async (): Promise<MemoryRoom> => {
  const room = await openMemoryRoom();
  await fillRoom(room);
  return room;
};

it('a request of a day that has not come by the clock of the room is refused, and nothing is begun', async () => {
  const room = await filled();
  const before = (await room.ports.ledger.entries()).length;
  const list = await prepareList(room, 'brand', GONE);
  const arrived = await uploadList(room.ports)('brand', list, ASKS);
  const early = beginErasure(on(room, '2026-11-01'))(arrived, TERMS);
  await expect(early).rejects.toMatchObject({ code: 'usage' });
  expect(await room.ports.ledger.entries()).toHaveLength(before);
  await beginErasure(on(room, '2026-11-02'))(arrived, TERMS);
  expect((await room.ports.ledger.state()).erasures.size).toBe(1);
});

it('a clock that goes back or on moves no due date, and a resumed request is done all the same', async () => {
  const room = await filled();
  const list = await prepareList(room, 'brand', GONE);
  const arrived = await uploadList(room.ports)('brand', list, ASKS);
  await beginErasure(on(room, '2026-11-02'))(arrived, TERMS);
  const shown = async (day: string) => (await roomStatus(on(room, day))()).erasures;
  for (const [day, overdue] of [
    ['2026-10-01', false],
    ['2026-12-02', false],
    ['2026-12-03', true],
    ['2026-11-02', false],
  ] as const)
    expect(await shown(day)).toMatchObject([{ due: '2026-12-02', overdue }]);
  expect(await ask(room, 'brand', { analysis: 'overlap' })).toMatchObject({
    reason: 'erasure-under-way',
  });
  const request = arrived.drop;
  expect(await resumeErasures(on(room, '2026-10-01'))()).toEqual([request]);
  expect((await room.ports.ledger.state()).erasures.get(request)).toMatchObject({
    ...{ due: '2026-12-02', ended: expect.any(String) },
  });
  expect(await resumeErasures(on(room, '2026-09-01'))()).toEqual([]);
  const answer = await ask(room, 'brand', { analysis: 'overlap' });
  expect(answer).toMatchObject({ outcome: 'released', release: { cells: [{ people: 140 }] } });
  expect(await verifyRoom(room.ports)()).toMatchObject({ outcome: 'whole' });
});

it('a list that comes again after the clock went back finds nobody, and brings nobody back', async () => {
  const room = await filled();
  await forgetRows(room, 'brand', GONE);
  const early = { ...room, ports: on(room, '2026-11-02') };
  expect(await forgetRows(early, 'brand', GONE)).toMatchObject({
    successors: [{ dataset: 'customers', removed: 0, left: 240 }],
  });
});
