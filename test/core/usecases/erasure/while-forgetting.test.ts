import { afterEach, describe, expect, it } from 'vitest';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver, fillRoom, type RoomAtHand } from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

describe('while people are being taken out', () => {
  const begun = async (party: string): Promise<RoomAtHand> => {
    const room: RoomAtHand = await openMemoryRoom();
    await fillRoom(room);
    const request = '0'.repeat(32);
    await room.ports.ledger.append(() => ({
      ...{ type: 'erasure-began', party, request, reason: 'objection' },
      ...{ received: '2026-01-31', due: '2026-02-28' },
    }));
    return room;
  };

  it.each(['brand', 'publisher'])('no question is answered, nor charged, of %s', async (party) => {
    const room = await begun(party);
    const answer = await ask(room, 'brand', { analysis: 'overlap' });
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'erasure-under-way' });
    const state = await room.ports.ledger.state();
    expect(state.charges.size).toBe(0);
    expect((await roomStatus(room.ports)()).erasures).toMatchObject([
      { party, due: '2026-02-28', overdue: true },
    ]);
  });

  it('nothing of that party is taken in, and the other one delivers', async () => {
    const room = await begun('brand');
    await expect(deliver(room, 'brand', brandRows(0, 310))).rejects.toMatchObject({
      reason: 'erasure-under-way',
    });
    expect(await deliver(room, 'publisher', publisherRows(0, 400))).toMatchObject({
      outcome: 'published',
    });
  });
});
