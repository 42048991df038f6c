import { afterEach, describe, expect, it } from 'vitest';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

describe('the status of a room', () => {
  it('says who approved, and that every declared dataset is awaited', async () => {
    const room = await openMemoryRoom();
    const budget = { days: 30, unit: 'epsilon', limit: 5, spent: 0, left: 5, answers: 10 };
    await approveAgreement(room.ports)('publisher');
    expect(await roomStatus(room.ports)()).toEqual({
      kind: 'status',
      collaboration: room.signed.agreement.id,
      agreement: room.signed.digest,
      terms: { ...room.signed.agreement.privacy, minimumSupport: 50 },
      approvals: [
        { party: 'brand', approved: false },
        { party: 'publisher', approved: true, agreement: room.signed.digest },
      ],
      datasets: [
        { party: 'brand', dataset: 'customers' },
        { party: 'publisher', dataset: 'audience' },
      ],
      budgets: ['brand', 'publisher'].flatMap((party) =>
        ['brand', 'publisher'].map((asker) => ({ party, asker, ...budget })),
      ),
      releases: 0,
      refusedQuestions: 0,
    });
  });

  it('shows the version published last, and counts answers and refusals', async () => {
    const room = await openMemoryRoom();
    await ask(room, 'brand', { analysis: 'overlap' });
    await fillRoom(room);
    const later = await deliver(room, 'brand', brandRows(0, 400));
    await ask(room, 'brand', { analysis: 'overlap' });
    await ask(room, 'publisher', { analysis: 'overlap' });
    const status = await roomStatus(room.ports)();
    expect(status).toMatchObject({ releases: 1, refusedQuestions: 1 });
    const version = later.outcome === 'published' ? later.version : '';
    expect(status.datasets[0]?.version).toMatchObject({ version, people: 400 });
  });

  it('is an error of the room where there is none', async () => {
    const { ports } = await openMemoryRoom();
    const objects = new MemoryObjectStore();
    const ledger = new ObjectLedger({ ...ports, objects });
    await expect(roomStatus({ ...ports, objects, ledger })()).rejects.toMatchObject({
      name: 'AirlockError',
      code: 'room',
    });
  });
});
