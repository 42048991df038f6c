import { afterEach, describe, expect, it } from 'vitest';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

describe('a question is refused', () => {
  afterEach(closeTestRooms);

  /** Refused, noted in the ledger, and no release came of it. */
  const expectRefusal = async (room: MemoryRoom, party: string, reason: string): Promise<void> => {
    const answer = await ask(room, party, { analysis: 'overlap' });
    expect(answer).toEqual({ outcome: 'refused', reason });
    const entries = await room.ports.ledger.entries();
    expect(entries.at(-1)?.event).toMatchObject({ type: 'question-refused', party, reason });
    expect((await room.ports.ledger.state()).releases.size).toBe(0);
    expect(await room.ports.objects.list('releases/')).toEqual([]);
  };

  it('until both parties approved the agreement', async () => {
    const room = await openMemoryRoom();
    await deliver(room, 'brand', brandRows(0, 200));
    await deliver(room, 'publisher', publisherRows(0, 200));
    await expectRefusal(room, 'brand', 'agreement-not-approved');
    await approveAll(room);
    expect((await ask(room, 'brand', { analysis: 'overlap' })).outcome).toBe('released');
  });

  it('to a party that may not ask it', async () => {
    const agreement = testAgreement({ analyses: { brand: ['overlap'], publisher: [] } });
    const room = await openMemoryRoom({ agreement });
    await fillRoom(room);
    await expectRefusal(room, 'publisher', 'analysis-not-allowed');
    expect((await ask(room, 'brand', { analysis: 'overlap' })).outcome).toBe('released');
    expect(await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier'] })).toEqual({
      outcome: 'refused',
      reason: 'analysis-not-allowed',
    });
  });

  it('while a dataset has no version', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 200));
    await expectRefusal(room, 'brand', 'dataset-not-published');
  });

  it('when a kind was not delivered', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 200));
    const withoutPhone = publisherRows(0, 200).map(({ phone: _, ...row }) => row);
    await deliver(room, 'publisher', withoutPhone);
    await expectRefusal(room, 'brand', 'kind-not-delivered');
    const byEmail = await ask(room, 'brand', { analysis: 'overlap', on: ['email'] });
    expect(byEmail.outcome).toBe('released');
  });

  it('when a dataset has fewer people than the agreement demands', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 99));
    await deliver(room, 'publisher', publisherRows(0, 200));
    await expectRefusal(room, 'brand', 'below-minimum-dataset');
    await deliver(room, 'brand', brandRows(0, 100));
    expect((await ask(room, 'brand', { analysis: 'overlap' })).outcome).toBe('released');
  });

  it('when the versions were tokenised in different epochs', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const published = (await room.ports.ledger.entries())
      .map(({ event }) => event)
      .findLast((event) => event.type === 'dataset-published');
    await room.ports.ledger.append(
      () => published && { ...published, epoch: 2, drop: '0123456789abcdef' },
    );
    await expectRefusal(room, 'publisher', 'epoch-differs');
  });
});
