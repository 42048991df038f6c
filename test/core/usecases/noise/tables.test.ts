import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLines } from '#cli/release/export-release.ts';
import { answerLines } from '#cli/render/answer.ts';
import { trendLines } from '#cli/render/releases.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeMemoryRoom, makeRoom, openPorts, removeRooms } from './noisy-room.ts';

const analyses = {
  brand: ['overlap', 'segments', 'tables'],
  publisher: ['overlap', 'segments'],
};
const GAUSSIAN = {
  ...{ k: 50, minimumDataset: 100, noise: 'gaussian', epsilon: 0.5, epsilonBudget: 2 },
  ...{ lifetimeEpsilon: 5, budgetPeriodDays: 30 },
} as const;
const BY = ['brand.tier', 'brand.region', 'publisher.device', 'publisher.age'];
const ask = (by: readonly string[]): QuestionRequest => ({ analysis: 'tables', by: [...by] });

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement({ analyses, privacy: GAUSSIAN }));
});
afterAll(removeRooms);

const released = (answer: Answer) => {
  if (answer.outcome === 'refused') throw new Error(`refused: ${answer.reason}`);
  return answer;
};
const accuracyOf = async (question: QuestionRequest) => {
  const plan = await planQuestion(template.ports)('brand', question);
  if (plan.outcome === 'refused') throw new Error('refused');
  return plan.accuracy;
};

describe('several tables in one answer', () => {
  it('hold what each would alone, and are one charge and one release', async () => {
    const exact = noisyAgreement({ analyses, privacy: { ...EXACT_TERMS, epsilonBudget: 20 } });
    const rooms: RoomPorts[] = [
      (await makeMemoryRoom(exact)).ports,
      await openPorts(await makeRoom(exact)),
    ];
    for (const ports of rooms) {
      const { release } = released(await answerQuestion(ports)('brand', ask(BY)));
      const alone = [];
      for (const name of BY) {
        const one: QuestionRequest = { analysis: 'segments', by: [name] };
        alone.push(...released(await answerQuestion(ports)('brand', one)).release.cells);
      }
      // In the order of the agreement.
      expect(release.cells).toHaveLength(alone.length);
      expect(release.cells).toEqual(expect.arrayContaining(alone));
      expect(release.cells.some((cell) => cell.outcome === 'released')).toBe(true);
      expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1 + BY.length);
    }
  }, 60_000);

  it('are asked by two to four attributes, each once, by whoever the agreement lets ask them', async () => {
    const { ports } = template;
    for (const by of [[], ['brand.tier'], [...BY, 'brand.since'], ['brand.tier', 'brand.tier']])
      await expect(answerQuestion(ports)('brand', ask(by))).rejects.toMatchObject({
        code: 'usage',
      });
    expect(await planQuestion(ports)('publisher', ask(BY))).toMatchObject({
      reason: 'analysis-not-allowed',
    });
  });

  it('are the same question in whichever order the attributes are named', async () => {
    const { ports } = copyMemoryRoom(template);
    const first = released(await answerQuestion(ports)('brand', ask(BY)));
    const again = released(await answerQuestion(ports)('brand', ask(BY.toReversed())));
    expect(again).toMatchObject({ repeated: true, release: first.release });
  });

  it('have noise that grows with the root of their number, where each alone had to be paid', async () => {
    const one = await accuracyOf({ analysis: 'segments', by: ['brand.tier'] });
    const two = await accuracyOf(ask(BY.slice(0, 2)));
    // A person changes two cells of each table: L2² is 4 in place of 2, and L1 4.
    expect(two.variance).toBe(2 * (one.variance ?? 0));
    expect(two.sensitivity).toBe(2 * one.sensitivity);
    expect(two.noiseHalfWidth).toBeLessThan(1.5 * one.noiseHalfWidth);
  });

  it('are told table by table, with shares of their own, on screen and in every form', async () => {
    const { ports } = copyMemoryRoom(template);
    const document = answerDocument(await answerQuestion(ports)('brand', ask(BY.slice(0, 2))));
    if (document.kind === 'error') throw new Error(document.error.message);
    const cells = ['gold', 'silver', 'north', 'south'].map((value, at) => ({
      by: { [at < 2 ? 'brand.tier' : 'brand.region']: value },
      ...{ outcome: 'released' as const, people: at % 2 === 0 ? 750 : 250 },
    }));
    const answer = { ...document, cells };
    const lines = answerLines(answer, 'brand').join('\n');
    expect(lines).toMatch(/gold +750 .*75\.0 %/);
    expect(lines).toMatch(/south +250 .*25\.0 %/);
    const csv = exportLines(answer, 'csv');
    expect(csv[0]).toMatch(/^brand\.tier,brand\.region,people/);
    expect(csv[3]).toMatch(/^,north,750,.*0\.7500/);
    const { data } = JSON.parse(exportLines(answer, 'vega').join('\n'));
    expect(data.values[3]).toMatchObject({ first: 'brand.region: south', people: 250 });
    expect(exportLines(answer, 'html').join('\n')).toContain('<td>south</td>');
  });

  it('are compared over versions table by table, also where two share a value', async () => {
    const { ports } = copyMemoryRoom(template);
    const document = answerDocument(await answerQuestion(ports)('brand', ask(BY.slice(0, 2))));
    if (document.kind === 'error') throw new Error(document.error.message);
    const cells = ['brand.tier', 'brand.region'].map((name, at) => ({
      ...{ by: { [name]: 'unknown' }, outcome: 'released' as const, people: 750 + at },
    }));
    const [header, , first, second] = trendLines({
      kind: 'trend',
      answers: [{ ...document, cells }],
    });
    expect(header).toMatch(/^brand\.tier +brand\.region +\d{4}-/);
    expect(first).toMatch(/^unknown {5,}750$/);
    expect(second).toMatch(/^ {5,}unknown +751$/);
  });
});
