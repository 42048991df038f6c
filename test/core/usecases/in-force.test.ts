import { afterEach, describe, expect, it } from 'vitest';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { Released } from '#core/documents/answer-document.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { waitingData } from '#core/usecases/upkeep/waiting-data.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { approveAll, ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';

afterEach(closeTestRooms);

const OVERLAP = { analysis: 'overlap' } as const;
/** Changes about everything that a room goes by, and declares another list of the brand. */
const other = testAgreement({
  datasets: {
    brand: { clients: { attributes: {} } },
    publisher: { audience: { attributes: {} } },
  },
  privacy: { ...TEST_TERMS, k: 100, roundTo: 10, epsilon: 1, minimumDataset: 1000 },
  retention: { dropsDays: 1, tokensDays: 1, releasesDays: 1 },
  analyses: { brand: [], publisher: ['overlap'] },
  purpose: 'Another purpose altogether.',
});
const mild = testAgreement({ purpose: 'Another purpose altogether.' });

const released = async (room: MemoryRoom, party: string): Promise<Released> => {
  const answer = await ask(room, party, OVERLAP);
  if (answer.outcome !== 'released') throw new Error(answer.reason);
  return answer;
};

/** The same room as another process has it: over the same objects, with a ledger of its own. */
const elsewhere = (room: MemoryRoom): MemoryRoom => ({
  ...room,
  ports: { ...room.ports, ledger: new ObjectLedger(room.ports) },
});

/** Both parties approve another agreement, in another process. */
const comesIntoForce = async (room: MemoryRoom, signed: typeof other): Promise<void> => {
  const second = elsewhere(room);
  await proposeAgreement(second.ports)(signed, 'publisher');
  await approveAll({ ...second, signed });
};

describe('while another agreement lies on the table, approved by one party or by none', () => {
  const rooms = async (): Promise<MemoryRoom> => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    return room;
  };

  it('questions, dry runs, drops and status go by the one in force', async () => {
    const room = await rooms();
    await proposeAgreement(room.ports)(other, 'publisher');
    expect(await planQuestion(room.ports)('brand', OVERLAP)).toMatchObject({ k: 50, epsilon: 0.5 });
    const { release } = await released(room, 'brand');
    expect(release).toMatchObject({ k: 50, agreement: room.signed.digest });
    expect(await deliver(room, 'brand', brandRows(0, 400))).toMatchObject({ outcome: 'published' });
    const status = await roomStatus(room.ports)();
    expect(status).toMatchObject({
      ...{ agreement: other.digest, inForce: room.signed.digest, terms: { k: 50 } },
      datasets: [
        { party: 'brand', dataset: 'customers', standing: 'current' },
        { party: 'publisher', dataset: 'audience', standing: 'current' },
      ],
    });
  });

  it('upkeep removes nothing that the one in force keeps', async () => {
    const room = await rooms();
    await released(room, 'brand');
    await proposeAgreement(room.ports)(other, 'publisher');
    const later = { now: () => new Date(Date.now() + 5 * 86_400_000) };
    const ports = { ...room.ports, clock: later };
    expect(await waitingData(ports)()).toMatchObject({ versions: 0, releases: 0 });
    expect(await cleanUp(ports)()).toMatchObject({ expired: [] });
    await approveAll({ ...room, signed: other });
    expect((await cleanUp(ports)()).expired.map(({ what }) => what)).toEqual([
      'version',
      'version',
      'release',
    ]);
  });

  it('the same question costs nothing, and its release is read by its name', async () => {
    const room = await rooms();
    const { release } = await released(room, 'brand');
    await proposeAgreement(room.ports)(mild, 'publisher');
    const entries = (await room.ports.ledger.entries()).length;
    expect(await released(room, 'brand')).toMatchObject({ release, repeated: true });
    expect(await planQuestion(room.ports)('publisher', OVERLAP)).toMatchObject({ epsilon: 0 });
    await approveAll({ ...room, signed: mild });
    expect(await rereadRelease(room.ports)(release.release)).toMatchObject(release);
    expect((await room.ports.ledger.entries()).length).toBe(entries + 2);
  });

  it('a question is still refused where none was ever in force', async () => {
    const room = await openMemoryRoom();
    await proposeAgreement(room.ports)(mild, 'publisher');
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ reason: 'agreement-not-approved' });
  });
});

describe('an answer that was paid for while another agreement comes into force', () => {
  /** A room whose engine runs only after this was done in another process. */
  const running = (room: MemoryRoom, meanwhile: () => Promise<void>): MemoryRoom['ports'] => ({
    ...room.ports,
    queryEngine: engineThat(async (query, purpose) => {
      await meanwhile();
      return room.ports.queryEngine.run(query, purpose);
    }),
  });
  const spent = async (room: MemoryRoom): Promise<number> =>
    [...(await room.ports.ledger.state()).charges.values()].flat().length;

  it('is completed, recorded and charged once, under the terms that it was paid under', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const ports = running(room, () => comesIntoForce(room, mild));
    const answer = await answerQuestion(ports)('brand', OVERLAP);
    const state = await room.ports.ledger.state();
    expect(state.inForce).toBe(mild.digest);
    expect(answer).toMatchObject({
      outcome: 'released',
      repeated: false,
      release: { agreement: room.signed.digest },
    });
    expect([...state.releases.values()]).toMatchObject([{ agreement: room.signed.digest }]);
    expect(await spent(room)).toBe(2);
    expect((await room.ports.ledger.entries()).map(({ event }) => event.type).slice(-5)).toEqual([
      'budget-reserved',
      'agreement-proposed',
      'agreement-approved',
      'agreement-approved',
      'answer-released',
    ]);
  });

  it('is completed by whoever asks again, for free, where its process died meanwhile', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const dying = running(room, () => Promise.reject(new Error('the process died')));
    await expect(answerQuestion(dying)('brand', OVERLAP)).rejects.toThrow('the process died');
    await comesIntoForce(room, mild);
    expect(await planQuestion(room.ports)('publisher', OVERLAP)).toMatchObject({ epsilon: 0 });
    const { release } = await released(room, 'publisher');
    expect(release).toMatchObject({ agreement: room.signed.digest });
    expect(await spent(room)).toBe(2);
    expect(await rereadRelease(room.ports)(release.release)).toMatchObject(release);
    const { release: next } = await released(room, 'publisher');
    expect(next).toMatchObject({ agreement: mild.digest });
    expect(await spent(room)).toBe(4);
  });

  it('is told as lost, with the epsilon, where the room may keep its list no more', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const ports = running(room, async () => {
      await comesIntoForce(room, other);
      await cleanUp(elsewhere(room).ports)();
    });
    await expect(answerQuestion(ports)('brand', OVERLAP)).rejects.toMatchObject({
      code: 'room',
      message:
        'A file of brand.customers was removed or changed while the question ran: epsilon 0.5 was spent and no answer came of it, so deliver the list again before you ask again.',
    });
    expect(await spent(room)).toBe(2);
  });
});
