import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { runCommand } from '#cli/program.ts';
import { exportLines } from '#cli/release/export-release.ts';
import { askedText } from '#cli/render/ledger-event.ts';
import { inClear, type QuestionRequest, questionDigest } from '#core/analyses/question.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS, NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeMemoryRoom, makeRoom, removeRooms } from './noisy-room.ts';

const SECOND = {
  airlock: 2,
  analyses: { brand: ['overlap', 'segments', 'tables'], publisher: ['overlap'] },
  privacy: { ...NOISY_TERMS, epsilon: 2, epsilonBudget: 100 },
};
const { agreement } = noisyAgreement(SECOND);
const GOLD = { 'brand.tier': ['gold'] };

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement(SECOND));
});
afterAll(removeRooms);

const releaseOf = async (question: QuestionRequest, room = copyMemoryRoom(template)) => {
  const answer = await answerQuestion(room.ports)('brand', question);
  if (answer.outcome === 'refused') throw new Error(`refused: ${answer.reason}`);
  return answer;
};
const released = ({ cells }: Release): readonly (readonly [string, number])[] =>
  cells.flatMap((cell) =>
    cell.outcome === 'released' ? [[Object.values(cell.by).join(' '), cell.people] as const] : [],
  );
const digestOf = (question: QuestionRequest) =>
  questionDigest(parseQuestion({ ...question }, agreement));

describe('a question that is limited to some values', () => {
  it('counts only matched people who have one of them', async () => {
    // Of 300 shared people 225 are gold, old and on a mobile; the others none of these.
    const { release, matchRate } = await releaseOf({ analysis: 'overlap', where: GOLD });
    const [[, people = 0] = ['']] = released(release);
    expect(Math.abs(people - 225)).toBeLessThanOrEqual(release.noiseBound);
    // It is no share of all people.
    expect(matchRate).toBeUndefined();
    const where = { ...GOLD, 'publisher.device': ['mobile'] };
    const by = await releaseOf({ analysis: 'segments', by: ['publisher.age'], where });
    expect(released(by.release).map(([value]) => value)).toEqual(['young']);
    expect(by.release.cells).toHaveLength(2);
    const tables = await releaseOf({
      ...{ analysis: 'tables', by: ['publisher.age', 'brand.since'], where },
    });
    expect(released(tables.release).map(([value]) => value)).toEqual(['old', 'young']);
  });

  it('has the cells of the values that it names, where it counts by them', async () => {
    const { release } = await releaseOf({ analysis: 'segments', by: ['brand.tier'], where: GOLD });
    expect(release.cells.map(({ by }) => by)).toEqual([{ 'brand.tier': 'gold' }]);
  });

  it('is one question in whatever order it is written, and none where every value is named', () => {
    const device = { 'publisher.device': ['mobile'] };
    const one = { analysis: 'overlap' as const, where: { ...GOLD, ...device } };
    expect(digestOf({ ...one, where: { ...device, 'brand.tier': ['gold', 'gold'] } })).toBe(
      digestOf(one),
    );
    const all = { 'brand.tier': ['silver', 'gold'] };
    expect(digestOf({ analysis: 'overlap', where: all })).toBe(digestOf({ analysis: 'overlap' }));
    expect(digestOf({ analysis: 'overlap', where: {} })).toBe(digestOf({ analysis: 'overlap' }));
  });

  it('does not change what questions without filters are called', () => {
    const plain = parseQuestion({ analysis: 'segments', by: ['brand.tier'] }, agreement);
    expect(canonicalJson(plain)).toBe(
      '{"analysis":"segments","by":[{"attribute":"tier","party":"brand"}],"counted":{"dataset":"customers","party":"brand"},"on":["email","phone"],"other":{"dataset":"audience","party":"publisher"}}',
    );
    expect(inClear(plain)).not.toHaveProperty('where');
  });

  it('is told in the ledger in clear, and costs what it would without filters', async () => {
    const room = copyMemoryRoom(template);
    const by = ['publisher.device'];
    await releaseOf({ analysis: 'segments', by, where: GOLD }, room);
    await releaseOf({ analysis: 'segments', by }, room);
    for (const type of ['budget-reserved', 'answer-released'] as const) {
      const [filtered, plain] = await eventsOf(room.ports, type);
      expect(filtered?.where).toEqual(GOLD);
      expect(plain).not.toHaveProperty('where');
      expect(filtered?.microEpsilon).toBe(plain?.microEpsilon);
      if (filtered)
        expect(askedText(filtered)).toBe(
          'segments by publisher.device where brand.tier is gold on email, phone',
        );
    }
    const [filtered, plain] = await eventsOf(room.ports, 'budget-reserved');
    expect(filtered?.charges).toEqual(plain?.charges);
  });

  it('is planned with the cells that would come back, and by the bytes that it would read', async () => {
    const planned = async (question: QuestionRequest) => {
      const plan = await planQuestion(template.ports)('brand', question);
      if (plan.outcome === 'refused') throw new Error(plan.reason);
      return plan;
    };
    const by = ['brand.tier', 'publisher.device'];
    expect((await planned({ analysis: 'segments', by, where: GOLD })).cells).toBe(2);
    const bytes = async (question: QuestionRequest) => (await planned(question)).scannedBytes;
    const tier: QuestionRequest = { analysis: 'segments', by: ['brand.tier'] };
    const gold = await bytes({ analysis: 'overlap', where: GOLD });
    // A filter reads its attribute, as a count by it does, and once where both do.
    expect(gold).toBeGreaterThan(await bytes({ analysis: 'overlap' }));
    expect(gold).toBe(await bytes(tier));
    expect(gold).toBe(await bytes({ ...tier, where: GOLD }));
  });
});

describe('up to four attributes', () => {
  it('cross in one question, whose every cell comes back', async () => {
    const by = ['brand.tier', 'brand.region', 'publisher.device', 'publisher.age'];
    const { release } = await releaseOf({ analysis: 'segments', by });
    expect(release.cells).toHaveLength(16);
    expect(released(release).map(([values]) => values)).toContain('north gold young mobile');
    expect(Object.keys(release.cells[0]?.by ?? {}).sort()).toEqual(by.toSorted());
  });

  it('have a bar of their own in a chart, told by all of their values', async () => {
    const by = ['brand.tier', 'brand.region', 'publisher.device'];
    const document = answerDocument(await releaseOf({ analysis: 'segments', by }));
    if (document.kind === 'error') throw new Error(document.error.message);
    const cells = document.cells.map((cell, at) => ({
      ...{ by: cell.by, outcome: 'released' as const, people: 100 + at },
    }));
    const { data, encoding } = JSON.parse(exportLines({ ...document, cells }, 'vega').join('\n'));
    const bars: readonly { first: string }[] = data.values;
    expect(bars.map(({ first }) => first)).toContain('north · gold · mobile');
    expect(new Set(bars.map(({ first }) => first)).size).toBe(8);
    expect(encoding.y.title).toBe('brand.region · brand.tier · publisher.device');
  });

  it('are read by a question, those of its filters among them', () => {
    const by = ['brand.tier', 'brand.region', 'publisher.device', 'publisher.age'];
    const where = { 'brand.since': ['old'] };
    expect(() => parseQuestion({ analysis: 'segments', by, where }, agreement)).toThrow(
      'A question reads at most 4 attributes, those of its filters among them: leave one out.',
    );
    expect(parseQuestion({ analysis: 'segments', by, where: GOLD }, agreement).where?.length).toBe(
      1,
    );
  });
});

describe('what no question may be limited to', () => {
  it.each<[string, object, RegExp]>([
    ['an attribute that is not declared', { 'brand.age': ['old'] }, /declares no such attribute/],
    [
      'a value that is not declared',
      { 'brand.tier': ['gold', 'tin'] },
      /^brand\.tier has no such value in the agreement: choose among gold, silver\.$/,
    ],
    ['no value', { 'brand.tier': [] }, /not a filter \(where\)/],
    ['a name that is none', JSON.parse('{"__proto__":["gold"]}'), /not a filter \(where\)/],
  ])('%s is a fault of the question', (_, where, says) => {
    expect(() => parseQuestion({ analysis: 'overlap', where }, agreement)).toThrow(says);
  });

  it('anything is, or three attributes, where the agreement is of the first format', () => {
    const first = noisyAgreement().agreement;
    expect(() => parseQuestion({ analysis: 'overlap', where: GOLD }, first)).toThrow(
      'The agreement does not allow filters: that needs format 2',
    );
    expect(() => parseQuestion({ analysis: 'rollup', by: ['brand.tier'] }, first)).toThrow(
      'The agreement does not allow "rollup": that needs format 2',
    );
    const by = ['brand.tier', 'brand.region', 'brand.since'];
    expect(() => parseQuestion({ analysis: 'segments', by }, first)).toThrow(
      'The agreement does not allow more than 2 attributes that cross: that needs format 2',
    );
  });

  it('anything is, or three attributes, where counts are exact', () => {
    const exact = noisyAgreement({ airlock: 2, privacy: EXACT_TERMS }).agreement;
    expect(() => parseQuestion({ analysis: 'overlap', where: GOLD }, exact)).toThrow(
      'Exact counts (noise: none) allow no filters: small cells could be found by subtraction.',
    );
    const by = ['brand.tier', 'brand.region', 'brand.since'];
    expect(() => parseQuestion({ analysis: 'segments', by }, exact)).toThrow(/Exact counts/);
  });
});

it('lets nothing out where the values of a filter have too few people together', async () => {
  const privacy = { ...SECOND.privacy, minimumSupport: 150 };
  const room = await makeMemoryRoom(noisyAgreement({ ...SECOND, privacy }));
  const ask = (value: string) =>
    releaseOf({ analysis: 'overlap', where: { 'publisher.plan': [value] } }, room);
  // 375 of the publisher's people have the first value and 125 the second.
  expect(released((await ask('free')).release)).toHaveLength(1);
  expect(released((await ask('paid')).release)).toEqual([]);
});

it('is asked on the command line, one filter after another', async () => {
  const folder = await makeRoom(noisyAgreement(SECOND));
  const said = { out: '', err: '' };
  const exit = await runCommand(
    [
      ...['ask', 'segments', '--by', 'publisher.device', '--party', 'brand', '--room', folder],
      ...['--where', 'brand.tier=gold', '--where', 'publisher.age=young', '--json'],
    ],
    {
      out: { write: (text: string) => (said.out += text) },
      err: { write: (text: string) => (said.err += text) },
    },
  );
  expect(exit).toBe(EXIT.done);
  expect(JSON.parse(said.out)).toMatchObject({
    question: {
      where: [
        { party: 'brand', attribute: 'tier', values: ['gold'] },
        { party: 'publisher', attribute: 'age', values: ['young'] },
      ],
    },
  });
}, 60_000);
