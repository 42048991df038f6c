import { afterEach, describe, expect, it } from 'vitest';
import type { Ledger } from '#core/ports/ledger.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { approveAll, arrive, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

/** A room whose ledger appends only after this was done. */
const overtaken = ({ ports }: MemoryRoom, append: Ledger['append']): MemoryRoom['ports'] => ({
  ...ports,
  ledger: new Proxy(ports.ledger, {
    get: (ledger, name: keyof Ledger) => {
      if (name === 'append') return append;
      const found: unknown = ledger[name];
      return typeof found === 'function' ? found.bind(ledger) : found;
    },
  }),
});

describe('a question that is overtaken once', () => {
  it('by another agreement that comes into force, is charged and answered under that one alone', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const signed = testAgreement({ purpose: 'Count for another purpose.' });
    let turn = 0;
    const ports = overtaken(room, async (decide) => {
      turn += 1;
      if (turn === 1) {
        await proposeAgreement(room.ports)(signed, 'brand');
        await approveAll({ ...room, signed });
      }
      return room.ports.ledger.append(decide);
    });
    expect(await answerQuestion(ports)('publisher', { analysis: 'overlap' })).toMatchObject({
      release: { agreement: signed.digest },
    });
    const events = (await room.ports.ledger.entries()).map(({ event }) => event);
    expect(events.filter(({ type }) => type === 'budget-reserved')).toMatchObject([
      { agreement: signed.digest },
    ]);
  });

  it('by a proposal, is answered as if there was none', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const ports = overtaken(room, async (decide) => {
      const signed = testAgreement({ purpose: 'Count for another purpose.' });
      await proposeAgreement(room.ports)(signed, 'brand');
      return room.ports.ledger.append(decide);
    });
    expect(await answerQuestion(ports)('publisher', { analysis: 'overlap' })).toMatchObject({
      release: { agreement: room.signed.digest },
    });
  });
});

describe('what is always overtaken comes to an end in one sentence:', () => {
  it('a question under an agreement that changes again and again', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    let turn = 0;
    const ports = overtaken(room, async (decide) => {
      turn += 1;
      const signed = testAgreement({ purpose: `Count for purpose ${turn % 2}.` });
      await proposeAgreement(room.ports)(signed, 'brand');
      await approveAll({ ...room, signed });
      return room.ports.ledger.append(decide);
    });
    const question = { analysis: 'overlap' } as const;
    await expect(answerQuestion(ports)('publisher', question)).rejects.toMatchObject({
      code: 'room',
      message:
        'The agreement or the versions changed each time that the question was asked: ask again in a moment.',
    });
  });

  it('a drop to which questions are always faster', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    const arrived = await arrive(room, 'brand', brandRows(0, 300));
    const ports = overtaken(room, async () => undefined);
    await expect(acceptDrop(ports)(arrived)).rejects.toMatchObject({
      code: 'room',
      message:
        'Questions are asked faster than the drop can be decided on: upload it again in a moment.',
    });
  });
});
