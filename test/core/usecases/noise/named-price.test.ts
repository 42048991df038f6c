import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planLines } from '#cli/render/plan.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { OVERLAP } from './questions.ts';

const GAUSSIAN = {
  ...{ k: 50, minimumDataset: 100, noise: 'gaussian', epsilon: 0.5, epsilonBudget: 2 },
  ...{ lifetimeEpsilon: 5, budgetPeriodDays: 30 },
} as const;

let templates: Readonly<Record<'laplace' | 'gaussian', MemoryRoom>>;
beforeAll(async () => {
  templates = {
    laplace: await makeMemoryRoom(noisyAgreement({ privacy: NOISY_TERMS })),
    gaussian: await makeMemoryRoom(noisyAgreement({ privacy: GAUSSIAN })),
  };
});
afterAll(removeRooms);

const at = (epsilon: number | undefined, question: QuestionRequest = OVERLAP): QuestionRequest => ({
  ...question,
  ...(epsilon !== undefined && { epsilon }),
});
const released = (answer: Answer) => {
  if (answer.outcome === 'refused') throw new Error(`refused: ${answer.reason}`);
  return answer;
};

describe.each(['laplace', 'gaussian'] as const)(
  'with %s noise, an answer at a named price',
  (noise) => {
    const open = () => copyMemoryRoom(templates[noise]).ports;

    it('costs what was named, the most that the agreement allows where nothing was', async () => {
      const ports = open();
      const cheap = released(await answerQuestion(ports)('brand', at(0.125)));
      expect(cheap.release.epsilon).toBe(0.125);
      const by: QuestionRequest = { analysis: 'segments', by: ['brand.tier'] };
      expect(released(await answerQuestion(ports)('brand', by)).release.epsilon).toBe(0.5);
      const events = await eventsOf(ports, 'budget-reserved');
      expect(events.map(({ microEpsilon }) => microEpsilon)).toEqual([125_000, 500_000]);
      const [small, large] = events.map(({ charges }) => charges?.[0]?.nanoRho ?? 0);
      expect(small).toBeLessThan(large ?? 0);
    });

    it('has more noise for less', async () => {
      const [cheap, dear] = await Promise.all(
        [0.125, 0.5].map(async (epsilon) => answerQuestion(open())('brand', at(epsilon))),
      );
      const width = (answer: Answer | undefined) =>
        answer && released(answer).release.noiseHalfWidth;
      expect(width(cheap)).toBeGreaterThan(2 * (width(dear) ?? 0));
    });

    it('is handed out again to whoever names that price or a lower one: naming one averages nothing', async () => {
      const ports = open();
      const first = released(await answerQuestion(ports)('brand', at(undefined)));
      for (const epsilon of [0.25, 0.5, 0.125, 0.002, undefined]) {
        const again = released(await answerQuestion(ports)('publisher', at(epsilon)));
        expect(again).toMatchObject({ repeated: true, release: first.release });
        expect(await planQuestion(ports)('brand', at(epsilon))).toMatchObject({ epsilon: 0 });
      }
      expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1);
    });

    it('is drawn anew, and paid for whole, at a higher price: who asks cheaply spoils nothing for the other', async () => {
      const ports = open();
      const cheap = released(await answerQuestion(ports)('publisher', at(0.02)));
      expect(await planQuestion(ports)('brand', at(0.25))).toMatchObject({ epsilon: 0.25 });
      const dear = released(await answerQuestion(ports)('brand', at(0.25)));
      expect(dear).toMatchObject({ repeated: false, release: { epsilon: 0.25 } });
      expect(dear.release.release).not.toBe(cheap.release.release);
      const charged = await eventsOf(ports, 'budget-reserved');
      expect(charged.map(({ microEpsilon }) => microEpsilon)).toEqual([20_000, 250_000]);
      for (const epsilon of [0.02, 0.1, 0.25])
        expect(released(await answerQuestion(ports)('publisher', at(epsilon)))).toMatchObject({
          ...{ repeated: true, release: dear.release },
        });
    });

    it('is finished at the price that was paid, where that or a lower one is named when it is asked for again', async () => {
      const ports = open();
      const run = () => Promise.reject(new Error('the engine is out of memory'));
      const broken = { ...ports, queryEngine: engineThat(run) };
      await expect(answerQuestion(broken)('brand', at(0.125))).rejects.toThrow();
      expect(await planQuestion(ports)('brand', at(0.5))).toMatchObject({ epsilon: 0.5 });
      expect(await planQuestion(ports)('brand', at(0.1))).toMatchObject({ epsilon: 0 });
      const answer = released(await answerQuestion(ports)('publisher', at(0.1)));
      expect(answer).toMatchObject({ repeated: false, release: { epsilon: 0.125 } });
      expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1);
    });

    it.each([0, -1, 0.0001, 0.500001, 0.1234567, Number.NaN, Number.POSITIVE_INFINITY, 'much'])(
      'is not asked for at %s',
      async (epsilon) => {
        const ports = open();
        const asked = { ...OVERLAP, epsilon };
        const advice = /an epsilon from 0.001 to 0.5, .* noise does not drown its counts/;
        await expect(answerQuestion(ports)('brand', asked)).rejects.toThrow(advice);
        await expect(planQuestion(ports)('brand', asked)).rejects.toThrow(advice);
        expect(await eventsOf(ports, 'budget-reserved')).toEqual([]);
      },
    );

    it('is chosen from a list that says how far off each is and how many are left', async () => {
      const plan = await planQuestion(open())('brand', at(0.3));
      if (plan.outcome === 'refused') throw new Error('refused');
      expect(plan.prices.map(({ epsilon }) => epsilon)).toEqual([0.5, 0.3, 0.25, 0.125, 0.0625]);
      for (const [place, price] of plan.prices.slice(1).entries()) {
        const dearer = plan.prices[place];
        expect(price.noiseHalfWidth).toBeGreaterThan(dearer?.noiseHalfWidth ?? 0);
        expect(price.answers).toBeGreaterThan(dearer?.answers ?? 0);
        expect(price.from).toBe(50 + price.noiseBound);
      }
      expect(plan.prices[1]).toMatchObject({ noiseHalfWidth: plan.accuracy.noiseHalfWidth });
      expect(plan.budgets[0]?.answers).toBe(plan.prices[1]?.answers);
      const lines = planLines(plan).join('\n');
      expect(lines).toContain(`${plan.cheaper?.noise} noise is the smaller one`);
      expect(lines).toContain('Runs out first: brand has epsilon');
    });

    it('can be paid as often as the list says, and not once more', async () => {
      const ports = open();
      const names = ['brand.tier', 'brand.region', 'brand.since'];
      const questions: QuestionRequest[] = names.flatMap((name) =>
        ([['email'], ['phone'], ['email', 'phone']] as const).map((on) => ({
          ...{ analysis: 'segments' as const, by: [name], on: [...on] },
        })),
      );
      const plan = await planQuestion(ports)('brand', questions[0]);
      if (plan.outcome === 'refused') throw new Error('refused');
      const many = plan.prices[0]?.answers ?? 0;
      expect(many).toBeGreaterThan(1);
      const outcomes: string[] = [];
      for (const question of questions.slice(0, many + 1))
        outcomes.push((await answerQuestion(ports)('brand', question)).outcome);
      expect(outcomes).toEqual([...Array.from({ length: many }, () => 'released'), 'refused']);
      const { budgets } = await roomStatus(ports)();
      expect(
        budgets.filter(({ asker, answers }) => asker === 'brand' && answers === 0),
      ).not.toEqual([]);
    });
  },
);
