import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { arrive, changeAgreement, type FlowRoom, people } from '#proof/loopback/flow-room.ts';
import { runFlow, stepsOf } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(closeTestRooms);

/** As many refusals as the ledger takes about one party in a day. */
const refusePublisher = async (room: FlowRoom): Promise<void> => {
  for (let n = 0; n < 100; n += 1)
    await room.ledger.append(() => ({
      type: 'drop-refused',
      party: 'publisher',
      dataset: 'audience',
      drop: n.toString(16).padStart(16, '0'),
      reason: 'not-as-agreed',
    }));
};

describe('a drop at fault, in a deployed room', () => {
  it('is kept, and not noted, when a hundred of its party were refused within a day', async () => {
    const room = await openMemoryFlow();
    await refusePublisher(room);
    const parts = [people('publisher', 0, 120)];
    const kept = await arrive(room, { party: 'publisher', parts });
    const brand = await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)] });
    await changeAgreement(room, 'Another one.');
    expect((await runFlow(room, kept)).outcome).toBe('kept');
    // One that was looked at before the hundredth refusal, and fails after it.
    const failed = { arrived: kept, error: { Error: 'Airlock.input' } };
    expect((await stepsOf(room).refuseDrop(failed)).outcome).toBe('kept');
    expect((await runFlow(room, brand)).outcome).toBe('refused');
    room.now = new Date(room.now.getTime() + 2 * DAY_MS);
    expect((await runFlow(room, kept)).outcome).toBe('refused');
  });

  it('is not even tokenised then, and neither is a good one, until a day has gone by', async () => {
    const room = await openMemoryFlow();
    await refusePublisher(room);
    const good = await arrive(room, { party: 'publisher', parts: [people('publisher', 0, 120)] });
    expect((await runFlow(room, good)).outcome).toBe('kept');
    expect(await room.objects.list('staging/')).toEqual([]);
    room.now = new Date(room.now.getTime() + 2 * DAY_MS);
    expect((await runFlow(room, good)).outcome).toBe('published');
  });
});

describe('in a room of one process', () => {
  it('a drop is kept, whatever it is, when a hundred of its party were refused within a day', async () => {
    const room = await openMemoryFlow();
    await refusePublisher(room);
    const drop = await arrive(room, { party: 'publisher', parts: [people('publisher', 0, 120)] });
    const entries = await room.ledger.entries();
    const before = await room.objects.list('');
    await expect(acceptDrop(room)(drop)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/refused too many drops of "publisher" within a day/),
    });
    expect(await room.objects.list('')).toEqual(before);
    expect(await room.ledger.entries()).toEqual(entries);
    const brand = await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)] });
    expect((await acceptDrop(room)(brand)).outcome).toBe('published');
    room.now = new Date(room.now.getTime() + 2 * DAY_MS);
    expect((await acceptDrop(room)(drop)).outcome).toBe('published');
  });

  it('a question is not noted any more, and a dry run still says why, until a day has gone by', async () => {
    const room = await openMemoryFlow();
    const ask = () => answerQuestion(room)('brand', { analysis: 'overlap' });
    for (let n = 0; n < 100; n += 1) expect((await ask()).outcome).toBe('refused');
    const entries = await room.ledger.entries();
    await expect(ask()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/refused too often today/),
    });
    expect(await room.ledger.entries()).toEqual(entries);
    const plan = await planQuestion(room)('brand', { analysis: 'overlap' });
    expect(plan).toMatchObject({ outcome: 'refused', reason: 'dataset-not-published' });
    room.now = new Date(room.now.getTime() + 2 * DAY_MS);
    expect((await ask()).outcome).toBe('refused');
  });
});

/** As many refused questions of the brand as the ledger takes in a day. */
const refuseQuestions = async (room: FlowRoom): Promise<void> => {
  for (let n = 0; n < 100; n += 1)
    await room.ledger.append(() => ({
      type: 'question-refused',
      party: 'brand',
      analysis: 'overlap',
      question: room.signed.digest,
      reason: 'budget-spent',
    }));
};

/** A room in which both lists are published. */
const filledRoom = async (): Promise<FlowRoom> => {
  const room = await openMemoryFlow();
  for (const party of ['brand', 'publisher'] as const)
    await acceptDrop(room)(await arrive(room, { party, parts: [people(party, 0, 300)] }));
  return room;
};

describe('an answer that is paid for', () => {
  it('is read again by a party that was refused too often today, whoever paid', async () => {
    const room = await filledRoom();
    const ask = (party: string) => answerQuestion(room)(party, { analysis: 'overlap' });
    const first = await ask('publisher');
    const by = ['brand.tier'];
    await refuseQuestions(room);
    const entries = await room.ledger.entries();
    expect(await ask('brand')).toMatchObject({
      outcome: 'released',
      repeated: true,
      release: 'release' in first ? first.release : undefined,
    });
    await expect(answerQuestion(room)('brand', { analysis: 'segments', by })).rejects.toMatchObject(
      { code: 'refused', message: expect.stringMatching(/refused too often today/) },
    );
    expect(await room.ledger.entries()).toEqual(entries);
  });

  it('is drawn for such a party, too, where a crash came between its charge and its answer', async () => {
    const room = await filledRoom();
    const broken = {
      ...room,
      queryEngine: engineThat(() => Promise.reject(new Error('no power'))),
    };
    const question = { analysis: 'overlap' };
    await expect(answerQuestion(broken)('brand', question)).rejects.toThrow('no power');
    await refuseQuestions(room);
    expect(await answerQuestion(room)('brand', question)).toMatchObject({ outcome: 'released' });
  });
});
