import { afterEach, describe, expect, it } from 'vitest';
import { statusLines } from '#cli/render/status.ts';
import { withHeldLists } from '#core/usecases/upkeep/held-lists.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { person } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { forgetRows } from '#test/support/forgetting/forget-rows.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

/** A room of exact counts of which three people were taken out after a question. */
const held = async (): Promise<MemoryRoom> => {
  const room = await openMemoryRoom();
  await fillRoom(room);
  await ask(room, 'brand', { analysis: 'overlap' });
  await forgetRows(
    room,
    'brand',
    [100, 102, 104].map((n) => ({ email: person(n).email })),
  );
  return room;
};

const statusOf = async (room: MemoryRoom, days = 0) => {
  const now = new Date(Date.now() + days * 86_400_000);
  const ports = { ...room.ports, clock: { now: () => now } };
  return withHeldLists(ports, await roomStatus(room.ports)());
};

describe('the status of a room of exact counts after an erasure', () => {
  it('names the day on which the refusal says that questions on the dataset go on', async () => {
    const room = await held();
    const refused = await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier'] });
    if (refused.outcome !== 'refused') throw new Error('the question was answered');
    expect(refused.reason).toBe('held-after-erasure');
    const status = await statusOf(room);
    expect(status.datasets.map(({ party, heldUntil }) => [party, heldUntil])).toEqual([
      ['brand', refused.heldUntil],
      ['publisher', undefined],
    ]);
    const day = refused.heldUntil?.slice(0, 10);
    expect(statusLines(status).join('\n')).toMatch(
      new RegExp(`^brand\\.customers .*\\(held after an erasure until ${day}\\)`, 'm'),
    );
  });

  it('names none once that day is over, nor where nobody was taken out', async () => {
    expect((await statusOf(await held(), 31)).datasets[0]).not.toHaveProperty('heldUntil');
    const room = await openMemoryRoom();
    await fillRoom(room);
    expect((await statusOf(room)).datasets[0]).not.toHaveProperty('heldUntil');
  });

  it('says nothing by a report that is gone', async () => {
    const room = await held();
    for (const { key } of await room.ports.objects.list('reports/brand/'))
      await room.ports.objects.delete(key);
    expect((await statusOf(room)).datasets[0]).not.toHaveProperty('heldUntil');
  });
});
