import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerDocument, PlanDocument, readAnswer } from '#adapters/aws/client/room-answers.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { makeHandler } from '#lambdas/answer-question/handler.ts';
import {
  arrive,
  type FlowRoom,
  openFlowRoom,
  people,
  questionEvent,
} from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

describe('an answer that came over HTTP', () => {
  let room: FlowRoom;
  beforeAll(async () => {
    room = await openFlowRoom({ epsilonBudget: 0.5 });
    for (const party of ['brand', 'publisher'] as const)
      await runFlow(room, await arrive(room, { party, parts: [people(party, 0, 300)] }));
  }, 30_000);
  afterAll(closeTestRooms);

  const said = async (question: object): Promise<unknown> =>
    JSON.parse((await makeHandler(room)(questionEvent('brand', question))).body);

  it('is what the use case answers: possible, released, and refused for its budget', async () => {
    const overlap = { analysis: 'overlap' };
    const segments = { analysis: 'segments', by: ['brand.tier'] };
    const plan = async (question: object): Promise<void> => {
      const read = readAnswer(await said({ ...question, dryRun: true }), PlanDocument);
      expect(read).toEqual(await planQuestion(room)('brand', question));
    };
    const answer = async (question: object): Promise<string> => {
      const before = await answerQuestion(room)('brand', question);
      const read = readAnswer(await said(question), AnswerDocument);
      expect(read).toEqual(read.outcome === 'released' ? { ...before, repeated: true } : before);
      return read.outcome;
    };
    await plan(overlap);
    expect(await answer(overlap)).toBe('released');
    await plan(overlap);
    await plan(segments);
    expect(await answer(segments)).toBe('refused');
    const spent = readAnswer(await said(segments), AnswerDocument);
    expect(spent).toMatchObject({ reason: 'budget-spent', budget: { renewsAt: expect.any(Date) } });
  });

  it('that is a fault is that fault, and anything else is a fault of the room', () => {
    const read = (document: unknown) => () => readAnswer(document, AnswerDocument);
    const fault = (code: string, message = 'Do this.') => ({ error: { code, message } });
    expect(read(fault('usage'))).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(read(fault('refused'))).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(read(fault('fault'))).toThrow(expect.objectContaining({ code: 'room' }));
    for (const other of [undefined, {}, fault('new'), fault('usage', 'a\nb'), fault('usage', '')])
      expect(read(other)).toThrow(/does not understand/);
    expect(read({ outcome: 'released', release: {}, repeated: false })).toThrow(/not understand/);
  });
});
