import { afterEach, describe, expect, it } from 'vitest';
import { planLines } from '#cli/render/plan.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { NOISY_TERMS, noisyAgreement } from './noise/noisy-agreement.ts';
import { eventsOf, makeMemoryRoom } from './noise/noisy-room.ts';

afterEach(closeTestRooms);

/** 400 people of the brand and 500 of the publisher. Attributes have two values each. */
const roomWith = (minimumMeanCell: number) =>
  makeMemoryRoom(
    noisyAgreement({
      airlock: 2,
      analyses: { brand: ['overlap', 'segments', 'tables'], publisher: ['segments'] },
      privacy: { ...NOISY_TERMS, epsilonBudget: 100, minimumMeanCell },
    }),
  );

const TWO = ['brand.tier', 'publisher.device'];
const THREE = ['brand.tier', 'publisher.device', 'publisher.age'];

describe("a question whose cells would hold too few of the asker's people on average", () => {
  it.each<[string, QuestionRequest, number, number]>([
    ['by two attributes', { analysis: 'segments', by: TWO }, 4, 100],
    ['by three', { analysis: 'segments', by: THREE }, 8, 50],
    ['of half the list', { analysis: 'overlap', where: { 'brand.tier': ['gold'] } }, 1, 200],
    [
      'by a value of each of two attributes that are named',
      { analysis: 'segments', by: TWO, where: { 'brand.tier': ['gold'] } },
      2,
      100,
    ],
    ['in several tables, each for itself', { analysis: 'tables', by: THREE }, 2, 200],
  ])(
    'is refused, and one that holds just enough is not: %s',
    async (...[, question, cells, mean]) => {
      const enough = await roomWith(mean);
      expect((await planQuestion(enough.ports)('brand', question)).outcome).toBe('possible');
      const few = await roomWith(mean + 1);
      expect(await planQuestion(few.ports)('brand', question)).toMatchObject({
        reason: 'cells-too-small',
        smallCells: { people: 400, cells, mean, minimum: mean + 1 },
      });
    },
  );

  it("is noted and not charged, by its asker's own list, and told what to leave out", async () => {
    const { ports } = await roomWith(110);
    const question: QuestionRequest = { analysis: 'segments', by: TWO };
    const answer = await answerQuestion(ports)('brand', question);
    expect(answer.outcome).toBe('refused');
    expect(await eventsOf(ports, 'budget-reserved')).toEqual([]);
    expect(await eventsOf(ports, 'question-refused')).toMatchObject([
      { reason: 'cells-too-small' },
    ]);
    // The publisher has 500 people, of whom a cell holds 125.
    expect((await planQuestion(ports)('publisher', question)).outcome).toBe('possible');
    if (answer.outcome !== 'refused') throw new Error('answered');
    expect(refusalDocument(answer).error.message).toContain(
      'a cell would hold about 100 of your about 400 people on average (4 cells), and the agreement asks for 110: leave out the attribute brand.tier, or have it declared with fewer.',
    );
  });

  it('is any question without a limit, and never the whole overlap', async () => {
    const { ports } = await makeMemoryRoom(noisyAgreement());
    const plan = await planQuestion(ports)('brand', { analysis: 'segments', by: TWO });
    expect(plan.outcome === 'possible' && planLines(plan)[0]).toMatch(/4 cell/);
    const strict = await roomWith(1_000);
    const whole: QuestionRequest = { analysis: 'overlap' };
    expect((await planQuestion(strict.ports)('brand', whole)).outcome).toBe('possible');
  });
});
