import { afterEach, describe, expect, it } from 'vitest';
import { planLines } from '#cli/render/plan.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { makeTrialRoom, TRIAL_TERMS, trialAgreement } from '#test/support/made-up-trial.ts';
import { engineThat } from '#test/support/run-query.ts';
import { ATTRIBUTES, NOISY_TERMS, noisyAgreement } from './noise/noisy-agreement.ts';
import { agree, eventsOf, makeMemoryRoom } from './noise/noisy-room.ts';

afterEach(closeTestRooms);

const agreementWith = (minimumMeanCell: number) =>
  noisyAgreement({
    airlock: 2,
    datasets: {
      brand: {
        customers: {
          attributes: ATTRIBUTES.brand,
          hierarchies: { tier: { class: { members: ['gold', 'silver'] } } },
        },
      },
      publisher: { audience: { attributes: ATTRIBUTES.publisher } },
    },
    analyses: { brand: ['overlap', 'segments', 'tables', 'rollup'], publisher: ['segments'] },
    privacy: { ...NOISY_TERMS, epsilonBudget: 100, minimumMeanCell },
  });

/** 400 people of the brand and 500 of the publisher. Attributes have two values each. */
const roomWith = (minimumMeanCell: number) => makeMemoryRoom(agreementWith(minimumMeanCell));

const TWO = ['brand.tier', 'publisher.device'];
const THREE = ['brand.tier', 'publisher.device', 'publisher.age'];
const BY_TWO: QuestionRequest = { analysis: 'segments', by: TWO };
const ROLL_UP: QuestionRequest = { analysis: 'rollup', by: ['brand.tier'] };
const GOLD = { 'brand.tier': ['gold'] };
const TIER = { what: 'attribute', name: 'brand.tier' };
const filter = (name: string) => ({ what: 'filter', name });

interface Told {
  readonly cells: number;
  readonly mean: number;
  readonly drop: object;
}

describe("a question whose cells would hold too few of the asker's people on average", () => {
  it.each<[string, QuestionRequest, Told]>([
    ['by two attributes', BY_TWO, { cells: 4, mean: 100, drop: TIER }],
    ['by three', { analysis: 'segments', by: THREE }, { cells: 8, mean: 50, drop: TIER }],
    [
      'of half the list',
      { analysis: 'overlap', where: GOLD },
      { cells: 1, mean: 200, drop: filter('brand.tier') },
    ],
    [
      'by an attribute of which it names a value, and another',
      { ...BY_TWO, where: GOLD },
      { cells: 2, mean: 100, drop: TIER },
    ],
    [
      'in several tables, each for itself',
      { analysis: 'tables', by: THREE },
      { cells: 2, mean: 200, drop: TIER },
    ],
    [
      'that rolls up, by its highest level, of half the list',
      { ...ROLL_UP, where: { 'publisher.device': ['mobile'] } },
      { cells: 1, mean: 200, drop: filter('publisher.device') },
    ],
    [
      'that rolls up some of its values, which all of them would not be too few for',
      { ...ROLL_UP, where: GOLD },
      { cells: 1, mean: 200, drop: filter('brand.tier') },
    ],
  ])('is refused, and one that holds just enough is not: %s', async (...[, question, told]) => {
    const enough = await roomWith(told.mean);
    expect((await planQuestion(enough.ports)('brand', question)).outcome).toBe('possible');
    const few = await roomWith(told.mean + 1);
    expect(await planQuestion(few.ports)('brand', question)).toMatchObject({
      reason: 'cells-too-small',
      smallCells: { people: 400, minimum: told.mean + 1, ...told },
    });
  });

  it('is refused with what helps where it can leave nothing out: a lift', async () => {
    const privacy = { ...TRIAL_TERMS, minimumMeanCell: 251 };
    const { ports } = await makeTrialRoom(trialAgreement({ privacy }));
    const plan = await planQuestion(ports)('brand', { analysis: 'lift' });
    if (plan.outcome !== 'refused') throw new Error('planned');
    expect(refusalDocument(plan).error.message).toContain(
      'a cell would hold about 250 of your about 3,000 people on average (12 cells), and the agreement asks for 251: the question has nothing that it can do without, so deliver a larger list or agree on fewer values.',
    );
  });

  it("is noted and not charged, by its asker's own list, and told what to leave out", async () => {
    const { ports } = await roomWith(110);
    const answer = await answerQuestion(ports)('brand', BY_TWO);
    expect(answer.outcome).toBe('refused');
    expect(await eventsOf(ports, 'budget-reserved')).toEqual([]);
    expect(await eventsOf(ports, 'question-refused')).toMatchObject([
      { reason: 'cells-too-small' },
    ]);
    // The publisher has 500 people, of whom a cell holds 125.
    expect((await planQuestion(ports)('publisher', BY_TWO)).outcome).toBe('possible');
    if (answer.outcome !== 'refused') throw new Error('answered');
    expect(refusalDocument(answer).error.message).toContain(
      'a cell would hold about 100 of your about 400 people on average (4 cells), and the agreement asks for 110: leave out the attribute brand.tier, or have it declared with fewer.',
    );
  });

  it('is any question without a limit, and never the whole overlap', async () => {
    const { ports } = await makeMemoryRoom(noisyAgreement());
    const plan = await planQuestion(ports)('brand', BY_TWO);
    expect(plan.outcome === 'possible' && planLines(plan)[0]).toMatch(/4 cell/);
    const strict = await roomWith(1_000);
    const whole: QuestionRequest = { analysis: 'overlap' };
    expect((await planQuestion(strict.ports)('brand', whole)).outcome).toBe('possible');
  });
});

describe('an answer that is paid for', () => {
  it('is handed out to a party whose own list is too small to ask for it, and costs it nothing', async () => {
    const { ports } = await roomWith(110);
    const paid = await answerQuestion(ports)('publisher', BY_TWO);
    expect(paid).toMatchObject({ outcome: 'released', repeated: false });
    expect(await planQuestion(ports)('brand', BY_TWO)).toMatchObject({ epsilon: 0 });
    const again = await answerQuestion(ports)('brand', BY_TWO);
    expect(again).toMatchObject({ outcome: 'released', repeated: true });
    expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1);
    expect(await eventsOf(ports, 'question-refused')).toEqual([]);
  });

  it('is finished after a crash, though its cells are too small for what was agreed since', async () => {
    const { ports, signed } = await roomWith(100);
    const queryEngine = engineThat(() => Promise.reject(new Error('the process died')));
    await expect(answerQuestion({ ...ports, queryEngine })('brand', BY_TWO)).rejects.toThrow(
      'the process died',
    );
    await agree(ports, agreementWith(101));
    expect(await planQuestion(ports)('brand', BY_TWO)).toMatchObject({ epsilon: 0 });
    expect(await answerQuestion(ports)('brand', BY_TWO)).toMatchObject({
      ...{ outcome: 'released', repeated: false, release: { agreement: signed.digest } },
    });
    expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1);
    // The same question anew is one under the new terms.
    expect(await answerQuestion(ports)('brand', BY_TWO)).toMatchObject({
      reason: 'cells-too-small',
    });
  });
});
