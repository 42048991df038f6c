import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { plainTotal } from '#test/reference/histories.ts';
import { holds, PLAIN } from '#test/support/histories/answer-holds.ts';
import { dayOf, EVERYBODY, matchedOf, secondOf } from '#test/support/histories/event-people.ts';
import { openEventRoom } from './event-room.ts';

const EPSILON = 5;
let room: TestRoom;

beforeAll(async () => {
  room = await openEventRoom({
    'privacy.epsilon': EPSILON,
    'privacy.epsilonBudget': 40 * EPSILON,
    'analyses.brand': ['reach', 'conversions', 'attribution', 'value', 'event-lift'],
    experiments: {
      spring: {
        ...{ randomised: true, assignment: 'publisher.device' },
        ...{ treated: ['mobile'], control: 'desktop' },
      },
    },
  });
}, 120_000);
afterAll(closeTestRooms);

const ask = async (request: object): Promise<Release> => {
  const answer = await answerQuestion(room.ports)('brand', request as QuestionRequest);
  if (answer.outcome !== 'released') throw new Error(JSON.stringify(answer));
  return answer.release;
};

describe('from files of people and events to an answer, as loops over the raw rows count', () => {
  it('reach by campaign, in a period', async () => {
    const release = await ask({
      analysis: 'reach',
      by: ['publisher.campaign'],
      ...{ from: dayOf(5), to: dayOf(29) },
    });
    holds(release, {
      ...PLAIN,
      ...{ event: 'campaign', from: secondOf(5), to: secondOf(30) },
    });
    expect(release.versions).toHaveLength(3);
  });

  it('conversions by place and tier, of those who were exposed and of the others', async () => {
    const release = await ask({ analysis: 'conversions', by: ['brand.place'] });
    holds(release, { ...PLAIN, method: 'conversions', event: 'place' });
    expect(release.versions).toHaveLength(4);
    expect(release.contributions).toEqual({ conversions: 2, touches: 4 });
  });

  it.each(['last', 'even', 'u-shaped', 'decay'] as const)('attribution: %s', async (method) => {
    const by = ['publisher.campaign'];
    const release = await ask({ analysis: 'attribution', by, method });
    holds(release, { ...PLAIN, method, event: 'campaign' });
    expect(release.sums?.map(({ name, says, unit }) => [name, says, unit])).toEqual([
      ['conversions', 'conversions', ''],
      ['amount', 'revenue', 'EUR'],
    ]);
  });

  it('value by tier, filtered by place', async () => {
    const release = await ask({
      ...{ analysis: 'value', by: ['brand.tier'], where: { 'brand.place': ['web'] } },
    });
    holds(release, {
      ...{ ...PLAIN, method: 'value', people: ['tier'] },
      where: [{ attribute: 'place', codes: [2] }],
    });
  });
});

describe('event-lift, by the arms of an experiment', () => {
  const asked = (of: object = {}) => ask({ analysis: 'event-lift', by: ['spring'], ...of });
  const plain = { ...PLAIN, method: 'event-lift', people: ['device'] } as const;

  it('counts who converted in each arm, with what they were worth', async () => {
    const release = await asked({ from: dayOf(5), to: dayOf(29) });
    holds(release, { ...plain, from: secondOf(5), to: secondOf(30) });
    expect(release.question).toMatchObject({ experiment: { name: 'spring' }, most: 100_000 });
    expect(release.sums).toHaveLength(1);
  });

  it('takes filters of events, and none of people', async () => {
    const release = await asked({ where: { 'brand.place': ['web'] } });
    holds(release, { ...plain, where: [{ attribute: 'place', codes: [2] }] });
    await expect(asked({ where: { 'brand.tier': ['gold'] } })).rejects.toThrow(
      '"event-lift" takes no filter by brand.tier, which would keep other people of one arm',
    );
  });

  it('is read as rates and values per head of each arm, whose intervals hold what the files say', async () => {
    const release = await asked({ from: dayOf(20) });
    const { arms = [], value, sampleRatio } = readLift(release, readCells(release)) ?? {};
    expect(value).toEqual({ says: 'revenue', unit: 'EUR', decimals: 2 });
    expect(arms.map(({ arm, role }) => [arm, role])).toEqual([
      ['desktop', 'control'],
      ['mobile', 'treated'],
    ]);
    expect(sampleRatio?.mismatch).toBe(false);
    const total = plainTotal(matchedOf(EVERYBODY), { ...plain, from: secondOf(20) });
    const worth = [1, 2].map((device) => {
      const [yes, no] = ['yes', 'no'].map((says) => total.get(`${says}, device ${device}`));
      return (yes?.amount ?? 0) / ((yes?.people ?? 0) + (no?.people ?? 0));
    });
    for (const [at, { perHead }] of arms.entries()) {
      expect(perHead?.low).toBeLessThanOrEqual(worth[at] ?? Number.NaN);
      expect(perHead?.high).toBeGreaterThanOrEqual(worth[at] ?? Number.NaN);
    }
    const [control = 0, treated = 0] = worth;
    expect(arms[1]?.perHeadLift?.low).toBeLessThan(treated - control);
    expect(arms[1]?.perHeadLift?.high).toBeGreaterThan(treated - control);
    expect(arms[0]?.perHeadLift).toBeUndefined();
  });
});

it('the same question is answered once, and charged to the people of both lists once', async () => {
  const question = { analysis: 'attribution', by: ['publisher.campaign'], method: 'last' };
  const before = (await room.ports.ledger.entries()).length;
  const first = await ask(question);
  expect(await ask(question)).toEqual(first);
  expect((await room.ports.ledger.entries()).length).toBe(before);
  const events = (await room.ports.ledger.entries()).map(({ event }) => event);
  const paid = events.filter((event) => event.type === 'budget-reserved');
  expect(paid.at(0)).toMatchObject({
    events: ['publisher.contacts'],
    charges: [expect.any(Object), expect.any(Object)],
  });
});

it('a plan says what it would cost, and writes nothing', async () => {
  const before = (await room.ports.ledger.entries()).length;
  const plan = await planQuestion(room.ports)('brand', {
    ...{ analysis: 'attribution', by: ['publisher.campaign', 'brand.tier'] },
  });
  expect(plan).toMatchObject({ outcome: 'possible', cells: 6, epsilon: EPSILON });
  expect((await room.ports.ledger.entries()).length).toBe(before);
});

describe('a period in which no event can be', () => {
  it.each([
    ['years from now', { from: dayOf(400) }],
    ['long ago', { from: dayOf(-200), to: dayOf(-150) }],
    ['before all times of events', { to: '1960-01-01' }],
    ['behind all of them', { from: '2300-01-01' }],
  ])('is told beforehand and charged nothing: %s', async (_, days) => {
    const before = (await room.ports.ledger.entries()).length;
    for (const analysis of ['value', 'conversions']) {
      const question = { analysis, by: ['brand.place'], ...days };
      const says = {
        code: 'usage',
        message: expect.stringMatching(/^No event of brand.purchases/),
      };
      await expect(planQuestion(room.ports)('brand', question)).rejects.toMatchObject(says);
      await expect(ask(question)).rejects.toMatchObject(says);
    }
    const reach = { analysis: 'reach', by: ['publisher.campaign'], ...days };
    await expect(ask(reach)).rejects.toThrow('No event of publisher.contacts');
    expect((await room.ports.ledger.entries()).length).toBe(before);
  });

  it.each([
    ['reaches into the days that are kept', { from: dayOf(59), to: dayOf(90) }],
    ['has no beginning to speak of', { from: '0001-01-01' }],
    ['has no end to speak of', { to: '9999-12-31' }],
  ])('is not one that %s', async (_, days) => {
    const question = { analysis: 'value', by: ['brand.place'], ...days };
    const plan = await planQuestion(room.ports)('brand', question);
    expect(plan).toMatchObject({ outcome: 'possible' });
  });
});

describe('what does not fit is one sentence', () => {
  it.each([
    [{ analysis: 'reach', by: ['brand.place'] }, 'of a list that this question does not read'],
    [{ analysis: 'attribution', by: ['brand.tier'] }, 'one attribute of touches'],
    [{ analysis: 'conversions', by: ['publisher.campaign'] }, 'one attribute of conversions'],
    [{ analysis: 'value', by: [], from: '2026-13-01' }, 'not a day (from)'],
    [{ analysis: 'reach', by: [], values: 2 }, 'name an attribute of touches'],
    [{ analysis: 'reach', by: ['publisher.campaign'], values: 3 }, 'There are 2 values of'],
    [{ analysis: 'value', by: [], from: dayOf(9), to: dayOf(8) }, 'ends before it begins'],
    [{ analysis: 'overlap', from: dayOf(9) }, 'reads no events'],
    [{ analysis: 'event-lift', by: ['brand.tier'] }, 'decided by chance alone'],
    [
      { analysis: 'event-lift', by: ['autumn'] },
      'no such experiment of these lists: name one of spring',
    ],
    [{ analysis: 'value', by: [], events: { brand: 'contacts' } }, 'no such list of events'],
  ])('%o', async (request, says) => {
    await expect(ask(request)).rejects.toThrow(says);
  });
});
