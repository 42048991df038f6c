import { afterEach, describe, expect, it } from 'vitest';
import { statusLines } from '#cli/render/status.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { destroyKeys } from '#core/usecases/epochs/destroy-keys.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
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

  it('names epochs that ended, when their key is due, and that it is destroyed', async () => {
    const agreement = testAgreement({
      airlock: 2,
      retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365, keysDays: 7 },
    });
    const { ports, ...room } = await openMemoryRoom({ agreement });
    await fillRoom({ ports, ...room });
    expect((await roomStatus(ports)()).endedEpochs).toBeUndefined();
    await beginEpoch(ports)({ by: 'operator' });
    const [{ at: ended } = { at: '' }] = (await ports.ledger.entries()).filter(
      ({ event }) => event.type === 'epoch-began',
    );
    const keyDestroyedAfter = new Date(Date.parse(ended) + 7 * DAY_MS).toISOString();
    const told = { epoch: 1, ended, keyDestroyedAfter };
    expect((await roomStatus(ports)()).endedEpochs).toEqual([{ ...told, keyDestroyed: false }]);
    expect(statusLines(await roomStatus(ports)())).toContain(
      `Epoch 1 ended on ${ended.slice(0, 10)}; its token key is to be destroyed after ${keyDestroyedAfter.slice(0, 10)}.`,
    );
    const clock = { now: () => new Date(Date.now() + 8 * DAY_MS) };
    await destroyKeys({ ...ports, clock }, agreement.agreement);
    const destroyed = await roomStatus(ports)();
    expect(destroyed.endedEpochs).toEqual([{ ...told, keyDestroyed: true }]);
    expect(statusLines(destroyed)).toContain(
      `Epoch 1 ended on ${ended.slice(0, 10)}; its token key is destroyed.`,
    );
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
