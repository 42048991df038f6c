import { afterEach, describe, expect, it } from 'vitest';
import { type Refused, refusalDocument } from '#core/documents/refusal-document.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { makeOlder } from '#test/support/older-version.ts';

describe('a question is refused', () => {
  afterEach(closeTestRooms);

  /** Refused, noted in the ledger, and no release came of it. */
  const expectRefusal = async (
    room: MemoryRoom,
    party: string,
    refusal: string | Omit<Refused, 'outcome'>,
  ): Promise<void> => {
    const told = typeof refusal === 'string' ? { reason: refusal } : refusal;
    const { reason } = told;
    const answer = await ask(room, party, { analysis: 'overlap' });
    expect(answer).toEqual({ outcome: 'refused', ...told });
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
    const agreement = testAgreement({ analyses: { brand: ['overlap', 'tables'], publisher: [] } });
    const room = await openMemoryRoom({ agreement });
    await fillRoom(room);
    await expectRefusal(room, 'publisher', { reason: 'analysis-not-allowed', allowed: [] });
    expect((await ask(room, 'brand', { analysis: 'overlap' })).outcome).toBe('released');
    const refused: Refused = {
      ...{ outcome: 'refused', reason: 'analysis-not-allowed' },
      allowed: ['overlap', 'tables'],
    };
    expect(await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier'] })).toEqual(refused);
    const saidOf = (allowed: NonNullable<Refused['allowed']>) =>
      refusalDocument({ ...refused, allowed }).error;
    expect(saidOf(['overlap', 'tables'])).toMatchObject({
      allowed: ['overlap', 'tables'],
      message: expect.stringContaining(': it may ask overlap, tables, and both parties can agree'),
    });
    expect(saidOf([]).message).toContain(': it may ask nothing, and both parties can agree');
  });

  it('while a dataset has no version', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 200));
    await expectRefusal(room, 'brand', {
      ...{ reason: 'dataset-not-published' },
      notPublished: [{ party: 'publisher', dataset: 'audience' }],
    });
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

  it('when a dataset has fewer people than the agreement demands, which is named', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 99));
    await deliver(room, 'publisher', publisherRows(0, 200));
    const tooSmall = { party: 'brand', dataset: 'customers', minimum: 100 };
    const refused = { reason: 'below-minimum-dataset', tooSmall } as const;
    await expectRefusal(room, 'publisher', refused);
    expect(refusalDocument({ outcome: 'refused', ...refused }).error.message).toContain(
      'brand.customers needs at least 100',
    );
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

  it('when a version was published by an older room, before anything is charged', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await makeOlder(room, 'publisher');
    await expectRefusal(room, 'publisher', 'delivered-to-older-room');
    expect((await room.ports.ledger.state()).reservations.size).toBe(0);
  });
});
