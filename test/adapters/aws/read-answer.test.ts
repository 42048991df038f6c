import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '#adapters/aws/client/read-answer.ts';
import { AnswerDocument, answerDocument } from '#core/documents/answer-document.ts';
import { PlanDocument, planDocument } from '#core/documents/plan-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { makeHandler } from '#lambdas/answer-question/handler.ts';
import { arrive, type FlowRoom, people, questionEvent } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

const AnswerOrRefusal = z.union([AnswerDocument, RefusalDocument]);
const PlanOrRefusal = z.union([PlanDocument, RefusalDocument]);

describe('an answer that came over HTTP', () => {
  let room: FlowRoom;
  beforeAll(async () => {
    room = await openMemoryFlow({ epsilonBudget: 1 });
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
      const read = readAnswer(await said({ ...question, dryRun: true }), PlanOrRefusal);
      expect(read).toEqual(planDocument(await planQuestion(room)('brand', question)));
    };
    const answer = async (question: object): Promise<string> => {
      const before = answerDocument(await answerQuestion(room)('brand', question));
      const read = readAnswer(await said(question), AnswerOrRefusal);
      expect(read).toEqual(read.kind === 'answer' ? { ...before, repeated: true } : before);
      return read.kind;
    };
    await plan(overlap);
    expect(await answer(overlap)).toBe('answer');
    await plan(overlap);
    await plan(segments);
    expect(await answer(segments)).toBe('error');
    const { error } = readAnswer(await said(segments), RefusalDocument);
    expect(error).toMatchObject({ reason: 'budget-spent', budget: { left: 0 } });
    expect(Date.parse(error.budget?.renewsAt ?? '')).toBeGreaterThan(room.now.getTime());
  });

  it('that is a fault is that fault, and anything else is a fault of the room', () => {
    const read = (document: unknown) => () => readAnswer(document, AnswerDocument);
    const fault = (code: string, message = 'Do this.') => ({
      kind: 'error',
      error: { code, message },
    });
    expect(read(fault('usage'))).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(read(fault('refused'))).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(read(fault('fault'))).toThrow(expect.objectContaining({ code: 'room' }));
    for (const other of [undefined, {}, fault('new'), fault('usage', 'a\nb'), fault('usage', '')])
      expect(read(other)).toThrow(/does not understand/);
    expect(read({ kind: 'answer', release: {}, repeated: false })).toThrow(/not understand/);
  });
});
