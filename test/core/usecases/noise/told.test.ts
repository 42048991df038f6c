import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerLines } from '#cli/render/answer.ts';
import { AnswerDocument, answerDocument } from '#core/documents/answer-document.ts';
import { Release } from '#core/documents/release.ts';
import { agreementKey } from '#core/room-layout.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS, NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { agree, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { OVERLAP, QUESTIONS } from './questions.ts';

const MEMBERSHIP = { ...NOISY_TERMS, protects: 'membership' } as const;
const GAUSSIAN = {
  ...{ k: 50, minimumDataset: 100, noise: 'gaussian', epsilon: 0.5, epsilonBudget: 2 },
  ...{ lifetimeEpsilon: 5, budgetPeriodDays: 30 },
} as const;

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement());
});
afterAll(removeRooms);

const ask = async (ports: RoomPorts, question: unknown = OVERLAP): Promise<AnswerDocument> => {
  const document = answerDocument(await answerQuestion(ports)('brand', question));
  if (document.kind === 'error') throw new Error(document.error.message);
  return AnswerDocument.parse(document);
};

describe('an answer says what all answers so far tell about a person', () => {
  it('in epsilon, of a period and of a life, and in guesses that are right', async () => {
    const { ports } = copyMemoryRoom(template);
    const { told } = await ask(ports);
    const fromHalf = { days: 30, period: 0.5, life: 0.5, membership: 62.3, attribute: 62.3 };
    expect(told).toEqual(['brand', 'publisher'].map((party) => ({ party, ...fromHalf })));
    const [later] = (await ask(ports, QUESTIONS[4])).told ?? [];
    expect(later).toMatchObject({ period: 1, life: 1 });
    expect(later?.membership).toBeGreaterThan(65);
  });

  it('whoever asks, and also when it is read again: as it is then, not as it was', async () => {
    const { ports } = copyMemoryRoom(template);
    const first = await ask(ports);
    await answerQuestion(ports)('publisher', QUESTIONS[4]);
    const again = await rereadRelease(ports)(first.release);
    expect(again.told?.[0]).toMatchObject({ life: 1 });
    expect(Release.strip().parse(again)).toEqual(Release.strip().parse(first));
  });

  it('in words, a line for each party', async () => {
    const { ports } = copyMemoryRoom(template);
    const lines = answerLines(await ask(ports), 'brand');
    expect(lines.filter((line) => line.startsWith('All answers so far told'))).toEqual([
      'All answers so far told epsilon 0.5 in 30 days, and 0.5 in all, about anybody of brand: of 100 guesses at even odds at most 62.3 are right about whether somebody is on its lists, and 62.3 about an attribute.',
      expect.stringContaining('about anybody of publisher'),
    ]);
  });
});

describe('an attribute', () => {
  it('is guessed better than membership where the noise covers that alone', async () => {
    const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: MEMBERSHIP }));
    const [brand] = (await ask(ports)).told ?? [];
    expect(brand).toMatchObject({ membership: 62.3, attribute: 67.4 });
  });

  it('stays so after the agreement came to cover it', async () => {
    const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: MEMBERSHIP }));
    await ask(ports);
    await agree(ports, noisyAgreement());
    const [brand] = (await ask(ports)).told ?? [];
    expect(brand?.attribute).toBeGreaterThan(brand?.membership ?? 100);
  });
});

describe('nothing bounds what is told', () => {
  it('after an exact count, also once there is noise', async () => {
    const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: EXACT_TERMS }));
    const sure = { membership: 100, attribute: 100 };
    const exact = await ask(ports);
    expect(exact.told?.[0]).toMatchObject(sure);
    const lines = answerLines(exact, 'brand').join('\n');
    expect(lines).toContain('Nothing is promised about how much all answers so far told');
    expect(lines).not.toMatch(/told epsilon|guesses/);
    await agree(ports, noisyAgreement());
    expect((await ask(ports)).told?.[0]).toMatchObject(sure);
  });

  it('where the agreement of an answer is lost, so that nobody knows its noise', async () => {
    const { ports } = copyMemoryRoom(template);
    const { agreement, release } = await ask(ports);
    await agree(ports, noisyAgreement({ privacy: { ...NOISY_TERMS, epsilonBudget: 8 } }));
    await ports.objects.delete(agreementKey(agreement as Parameters<typeof agreementKey>[0]));
    const again = await rereadRelease(ports)(release);
    expect(again.told?.[0]).toMatchObject({ membership: 100, attribute: 100 });
  });
});

it('with gaussian noise the epsilon of several answers is less than their sum', async () => {
  const { ports } = await makeMemoryRoom(noisyAgreement({ privacy: GAUSSIAN }));
  await ask(ports);
  const [brand] = (await ask(ports, QUESTIONS[4])).told ?? [];
  expect(brand?.life).toBeGreaterThan(0.5);
  expect(brand?.life).toBeLessThan(0.8);
  expect(brand?.membership).toBeLessThan(62.3);
});

describe('a count near the threshold', () => {
  const release = (people: number, over: Partial<Release> = {}): Release => ({
    release: 'r',
    question: { analysis: 'overlap', on: ['email'], by: [] } as unknown as Release['question'],
    versions: [],
    agreement: 'a'.repeat(64) as Release['agreement'],
    ...{ at: '2026-11-10T00:00:00.000Z', k: 100, epsilon: 0.25, noise: 'gaussian', delta: 1e-6 },
    ...{ sensitivity: 2, variance: 295, noiseBound: 99, noiseHalfWidth: 34, roundTo: 1 },
    cells: [{ by: {}, outcome: 'released', people }],
    ...over,
  });

  it('has an interval of its own and what it stands for; one well above is as it is', () => {
    const [near] = readCells(release(209));
    expect(near).toMatchObject({ people: 209, low: 112, high: 241, estimate: 195 });
    const [far] = readCells(release(300));
    expect(far).toEqual({ by: {}, outcome: 'released', people: 300 });
  });

  it('is read by the law of its own release, laplace too, and an exact one as it is', () => {
    const laplace = { noise: 'laplace', epsilon: 0.5, sensitivity: 1, noiseBound: 25 } as const;
    const [near] = readCells(release(125, { ...laplace, noiseHalfWidth: 6 }));
    expect(near).toMatchObject({ low: 100, high: 129, estimate: 100 });
    const exact = { noise: 'none', noiseBound: 0, noiseHalfWidth: 0, roundTo: 5 } as const;
    expect(readCells(release(125, exact))[0]).not.toHaveProperty('low');
  });

  it('is said to people as an interval, with a line on why', () => {
    const answer = { kind: 'answer', ...release(209), repeated: false } as const;
    const lines = answerLines({ ...answer, cells: readCells(answer) }, 'brand').join('\n');
    expect(lines).toContain('112 to 241, about 195');
    expect(lines).toContain('go by the interval');
    expect(lines).not.toContain('± 34');
  });
});
