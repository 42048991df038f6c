import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvLines } from '#cli/release/export-csv.ts';
import { htmlLines } from '#cli/release/export-html.ts';
import { vegaSpec } from '#cli/release/export-vega.ts';
import { answerLines } from '#cli/render/answer.ts';
import { budgetLines } from '#cli/render/budget.ts';
import { planLines } from '#cli/render/plan.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion, type QuestionPlan } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';
import { EXACT_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { makeMemoryRoom, publishPeople, removeRooms } from './noisy-room.ts';
import { OVERLAP } from './questions.ts';

const TIMEOUT = 60_000;
const SIGNED = noisyAgreement();
let template: MemoryRoom;

beforeAll(async () => {
  template = await makeMemoryRoom(SIGNED);
}, TIMEOUT);
afterAll(removeRooms);

const plan = async (
  ports: RoomPorts,
  question: QuestionRequest,
): Promise<Extract<QuestionPlan, { outcome: 'possible' }>> => {
  const planned = await planQuestion(ports)('brand', question);
  if (planned.outcome === 'refused') throw new Error(`refused: ${planned.reason}`);
  return planned;
};

const contents = async ({ objects }: RoomPorts): Promise<readonly string[]> =>
  Promise.all(
    (await objects.list('')).map(
      async ({ key }) => `${key} ${Buffer.from((await objects.get(key)) ?? []).toString('hex')}`,
    ),
  );

test('a dry run writes nothing, reads no row and spends nothing', async () => {
  const { ports } = template;
  const before = await contents(ports);
  const run = (): never => {
    throw new Error('the query ran');
  };
  const blind = { ...ports, queryEngine: engineThat(run) };
  await plan(blind, OVERLAP);
  await plan(blind, { analysis: 'segments', by: ['brand.tier'] });
  expect(await contents(ports)).toEqual(before);
});

describe('a dry run says beforehand what then comes', () => {
  test.each<readonly [QuestionRequest, number, number]>([
    [{ analysis: 'overlap' }, 1, 1],
    [{ analysis: 'overlap', on: ['email'] }, 1, 1],
    [{ analysis: 'segments', by: ['brand.tier'] }, 2, 2],
    [{ analysis: 'segments', by: ['publisher.device'] }, 2, 2],
    [{ analysis: 'segments', by: ['publisher.device'], on: ['phone'] }, 2, 2],
    [{ analysis: 'segments', by: ['brand.tier', 'publisher.device'] }, 4, 2],
  ])('%o: %i cells, sensitivity %i', async (question, cells, sensitivity) => {
    const { ports } = copyMemoryRoom(template);
    const planned = await plan(ports, question);
    expect(planned).toMatchObject({ cells, epsilon: 0.5, k: 50, accuracy: { sensitivity } });
    expect(planned.budgets.map(({ left }) => left)).toEqual([3.5, 3.5]);

    const answer = await answerQuestion(ports)('brand', question);
    if (answer.outcome !== 'released') throw new Error('refused');
    expect(answer.release.cells.length).toBe(cells);
    expect(answer.release).toMatchObject({ ...planned.accuracy, epsilon: 0.5, k: 50 });
    const { budgets } = await roomStatus(ports)();
    expect(budgets.map(({ asker, left }) => [asker, left])).toEqual([
      ...[
        ['brand', 3],
        ['publisher', 3.5],
      ],
      ...[
        ['brand', 3],
        ['publisher', 3.5],
      ],
    ]);
    expect(await plan(ports, question)).toMatchObject({ epsilon: 0 });
  });
});

test('the size that a dry run tells follows from what the ledger tells, whatever the files hold', async () => {
  const { ports } = template;
  // 400 and 500 people, as both parties read, by two kinds.
  expect(await plan(ports, OVERLAP)).toMatchObject({ scannedBytes: 31_000 });
  expect(await plan(ports, { ...OVERLAP, on: ['phone'] })).toMatchObject({ scannedBytes: 16_000 });
});

test('the price is reckoned from the people that both parties know, the rows of the match from the files', async () => {
  const room = copyMemoryRoom(template);
  await publishPeople(room, { party: 'brand', from: 0, to: 407 });
  const priced: VersionsMatch[] = [];
  const queryEngine: QueryEngine = {
    ...engineThat(() => Promise.reject(new Error('the query ran'))),
    quote: (scannedBytes, { of }) => {
      priced.push(of);
      return Promise.resolve({ scannedBytes, dollars: 0 });
    },
  };
  await plan({ ...room.ports, queryEngine }, OVERLAP);
  expect(priced).toMatchObject([{ people: { counted: 400, other: 500 }, rows: 407 }]);
});

test('people read what it would cost, in words', async () => {
  const lines = planLines(await plan(template.ports, OVERLAP)).join('\n');
  expect(lines).toContain(
    'It would cost epsilon 0.5 of what may be told about the people of either party.',
  );
  expect(lines).toContain(
    "brand has epsilon 3.5 of 3.5 left in 30 days for questions about brand's people",
  );
  expect(lines).toContain('never more than 25');
  expect(lines).not.toContain('undefined');
});

test('an agreement without noise says so beforehand', { timeout: TIMEOUT }, async () => {
  const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: EXACT_TERMS }));
  const planned = await plan(ports, OVERLAP);
  expect(planned.accuracy).toMatchObject({ noise: 'none', noiseBound: 0, roundTo: 5, delta: 0 });
  expect(planLines(planned).join('\n')).toContain('Exact counts, rounded down to 5.');
});

test('exact counts have one price: none can be named, and no list offers a smaller one', {
  timeout: TIMEOUT,
}, async () => {
  const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: EXACT_TERMS }));
  const planned = await plan(ports, OVERLAP);
  const { epsilon } = planned;
  expect(planned.prices.map((price) => price.epsilon)).toEqual([epsilon]);
  expect(planLines(planned).join('\n')).not.toContain('answers left');
  for (const named of [0.001, epsilon / 2, epsilon, 'little']) {
    const asked = { ...OVERLAP, epsilon: named };
    const advice = `Under exact counts every answer costs epsilon ${epsilon}: name no price.`;
    await expect(answerQuestion(ports)('brand', asked)).rejects.toThrow(advice);
    await expect(planQuestion(ports)('brand', asked)).rejects.toThrow(advice);
  }
  expect(await plan(ports, OVERLAP)).toEqual(planned);
});

test('an interval of a count that was rounded down holds the true one, in every form', {
  timeout: TIMEOUT,
}, async () => {
  const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: EXACT_TERMS }));
  const answer = answerDocument(await answerQuestion(ports)('brand', OVERLAP));
  if (answer.kind === 'error' || answer.cells[0]?.outcome !== 'released')
    throw new Error('nothing was released');
  const [low, high] = [answer.cells[0].people, answer.cells[0].people + 4];
  const [header = '', line = ''] = csvLines(answer);
  const fields = line.split(',');
  const field = (name: string) => fields[header.split(',').indexOf(name)];
  expect([field('low_95'), field('high_95')]).toEqual([String(low), String(high)]);
  expect(field('plus_minus_95')).toBe('');
  expect(vegaSpec(answer)).toMatchObject({ data: { values: [{ low, high }] } });
  expect(htmlLines(answer).join('')).toContain('<line');
});

test('numbers of people and of answers have their thousands apart', async () => {
  const planned = await plan(template.ports, OVERLAP);
  const accuracy = { ...planned.accuracy, noiseHalfWidth: 1_586, noiseBound: 5_138 };
  const budgets = planned.budgets.map((budget) => ({ ...budget, answers: 14_080 }));
  const text = planLines({ ...planned, k: 1_000, accuracy, budgets }).join('\n');
  expect(text).toContain('at most 1,586 in 95 of 100 answers, never more than 5,138');
  expect(text).toContain('about 6,138 people');
  expect(text).toContain('enough for 14,080 such answers');
  expect(budgetLines(budgets).join('\n')).toContain(' 14,080 ');
  const answer = answerDocument(
    await answerQuestion(copyMemoryRoom(template).ports)('brand', OVERLAP),
  );
  if (answer.kind === 'error') throw new Error('refused');
  expect(answerLines({ ...answer, ...accuracy }, 'brand').join('\n')).toContain(
    'at most 1,586 in 95 of 100 answers, never by more than 5,138.',
  );
});
