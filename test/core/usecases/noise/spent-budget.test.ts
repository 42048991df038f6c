import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusLines } from '#cli/render/status.ts';
import { DAY_MS, MINUTE_MS } from '#core/day.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS, NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import {
  agree,
  atTime,
  eventsOf,
  makeMemoryRoom,
  publishPeople,
  removeRooms,
} from './noisy-room.ts';
import { OVERLAP, QUESTIONS } from './questions.ts';

const TIMEOUT = 60_000;
const START = Date.UTC(2026, 10, 10);
const SIGNED = noisyAgreement();
/** Question number seven is the first that the budget does not pay for. */
const [LATE] = QUESTIONS.slice(7);

let spentRoom: MemoryRoom;
let first: Answer;

/** When the first answer is out of the period, whatever the second within the minute that its entry says. */
const RENEWAL = START + 30 * DAY_MS + MINUTE_MS;
const RENEWS_AT = new Date(RENEWAL).toISOString();
const WHOSE = [
  ['brand', 'brand'],
  ['brand', 'publisher'],
  ['publisher', 'brand'],
  ['publisher', 'publisher'],
];

/** What is left to either party of what may be told about the people of either. */
const leftIn = async (room: RoomPorts) => {
  const { budgets } = await roomStatus(room)();
  expect(budgets.map(({ party, asker }) => [party, asker])).toEqual(WHOSE);
  return budgets.map(({ left }) => left);
};

/** The room at a time, in days after the first question. */
const roomAt = (days: number): RoomPorts =>
  atTime(copyMemoryRoom(spentRoom).ports, () => new Date(START + days * DAY_MS));

beforeAll(async () => {
  spentRoom = await makeMemoryRoom(SIGNED);
  for (const [day, question] of QUESTIONS.slice(0, 7).entries()) {
    const answer = await answerQuestion(
      atTime(spentRoom.ports, () => new Date(START + day * DAY_MS)),
    )('brand', question);
    if (day === 0) first = answer;
  }
}, TIMEOUT);
afterAll(removeRooms);

describe('once seven answers have spent the share of a party', () => {
  test('another question is refused, and the refusal says what is left and when it renews', async () => {
    const room = roomAt(6);
    const answer = await answerQuestion(room)('brand', LATE);
    expect(answer).toEqual({
      outcome: 'refused',
      reason: 'budget-spent',
      budget: {
        party: 'brand',
        asker: 'brand',
        days: 30,
        unit: 'epsilon',
        limit: 3.5,
        spent: 3.5,
        left: 0,
        answers: 0,
        renewsAt: RENEWS_AT,
      },
    });
    if (answer.outcome !== 'refused') throw new Error('it was answered');
    const { message } = refusalDocument(answer).error;
    expect(message).toContain(
      "brand has epsilon 0 of 3.5 left in 30 days for questions about brand's people",
    );
    expect(message).toContain(RENEWS_AT);
  });

  test('a dry run says the same, and writes nothing', async () => {
    const room = roomAt(6);
    const before = await room.objects.list('');
    expect(await planQuestion(room)('brand', LATE)).toMatchObject({
      outcome: 'refused',
      reason: 'budget-spent',
      budget: { left: 0, renewsAt: RENEWS_AT },
    });
    expect(await room.objects.list('')).toEqual(before);
  });

  test('the questions that were answered keep their answers, for free and for either party', async () => {
    const room = roomAt(6);
    const spending = await roomStatus(room)();
    for (const party of ['brand', 'publisher']) {
      const again = await answerQuestion(room)(party, QUESTIONS[0]);
      if (again.outcome !== 'released' || first.outcome !== 'released') throw new Error('refused');
      expect(again.repeated).toBe(true);
      expect(again.release).toEqual(first.release);
      expect(await planQuestion(room)(party, QUESTIONS[0])).toMatchObject({
        outcome: 'possible',
        epsilon: 0,
      });
    }
    expect(await roomStatus(room)()).toEqual(spending);
  });

  test('the other party can still ask, for all of its own share', async () => {
    const room = roomAt(6);
    const answers: string[] = [];
    for (const question of QUESTIONS.slice(7, 15))
      answers.push((await answerQuestion(room)('publisher', question)).outcome);
    expect(answers).toEqual([...Array.from({ length: 7 }, () => 'released'), 'refused']);
    // And whoever spent its share reads what the other paid for, as the other reads what it paid for.
    expect(await answerQuestion(room)('brand', LATE)).toMatchObject({ repeated: true });
  });

  test('a refusal says so where a smaller price can be paid at once, and then it is', async () => {
    const room = roomAt(6);
    await agree(room, noisyAgreement({ privacy: { ...NOISY_TERMS, epsilonBudget: 7.5 } }));
    const answer = await answerQuestion(room)('brand', LATE);
    if (answer.outcome !== 'refused') throw new Error('it was answered');
    expect(answer.budget).toMatchObject({ left: 0.25, answers: 0, paysLess: true });
    expect(refusalDocument(answer).error.message).toContain('or one with a smaller --epsilon');
    const less = await answerQuestion(room)('brand', { ...OVERLAP, ...LATE, epsilon: 0.25 });
    expect(less).toMatchObject({ outcome: 'released', release: { epsilon: 0.25 } });
    const spent = await answerQuestion(room)('brand', QUESTIONS[9]);
    if (spent.outcome !== 'refused') throw new Error('it was answered');
    expect(spent.budget?.paysLess).toBeUndefined();
  });

  test('a refusal of an exact count names no smaller price: there is none', async () => {
    const privacy = { ...EXACT_TERMS, epsilonBudget: 1.5 };
    const { ports } = await makeMemoryRoom(noisyAgreement({ privacy }));
    await answerQuestion(ports)('brand', OVERLAP);
    const answer = await answerQuestion(ports)('brand', LATE);
    if (answer.outcome !== 'refused') throw new Error('it was answered');
    expect(answer.budget).toMatchObject({ left: 0.25, answers: 0 });
    expect(refusalDocument(answer).error.message).not.toContain('--epsilon');
  });

  test('the status shows whose share is spent, of whose people, and until when', async () => {
    const status = await roomStatus(roomAt(6))();
    const told = status.budgets.map(({ asker, left, answers, renewsAt }) => [
      ...[asker, left, answers, renewsAt],
    ]);
    const [spent, fresh] = [
      ['brand', 0, 0, RENEWS_AT],
      ['publisher', 3.5, 7, undefined],
    ];
    expect(told).toEqual([spent, fresh, spent, fresh]);
    const lines = statusLines(status).filter((line) => line.includes('0 of 3.5'));
    expect(lines.length).toBe(2);
  });

  test('the question is answered at the instant that the refusal named, not a millisecond before', async () => {
    const early = roomAt((RENEWAL - START - 1) / DAY_MS);
    expect((await answerQuestion(early)('brand', LATE)).outcome).toBe('refused');
    expect((await answerQuestion(roomAt((RENEWAL - START) / DAY_MS))('brand', LATE)).outcome).toBe(
      'released',
    );
  });

  test('the budget comes back as it was spent, one answer a day', async () => {
    const room = roomAt(31 + 1 / 24);
    const answers: string[] = [];
    for (const question of QUESTIONS.slice(7, 10))
      answers.push((await answerQuestion(room)('brand', question)).outcome);
    expect(answers).toEqual(['released', 'released', 'refused']);
  });

  test('an agreement that is changed refunds nothing', async () => {
    const room = roomAt(6);
    const purpose = 'Count shared people in tests, for another purpose.';
    await agree(room, noisyAgreement({ purpose }));
    expect(await leftIn(room)).toEqual([0, 3.5, 0, 3.5]);
    expect((await answerQuestion(room)('brand', OVERLAP)).outcome).toBe('refused');
  });

  test('a new version of a list refunds nothing', async () => {
    const room = roomAt(6);
    const people = { party: 'publisher', from: 100, to: 700 } as const;
    await publishPeople({ ...spentRoom, ports: room }, people);
    expect(await leftIn(room)).toEqual([0, 3.5, 0, 3.5]);
    expect((await answerQuestion(room)('brand', OVERLAP)).outcome).toBe('refused');
    expect((await eventsOf(room, 'budget-reserved')).length).toBe(7);
  });

  test('the same question under a changed agreement is another answer, and is paid', async () => {
    const room = roomAt(6);
    await agree(room, noisyAgreement({ privacy: { ...NOISY_TERMS, epsilonBudget: 8 } }));
    const again = await answerQuestion(room)('brand', QUESTIONS[0]);
    expect(again).toMatchObject({ outcome: 'released', repeated: false });
    expect(await leftIn(room)).toEqual([0, 4, 0, 4]);
  });

  test('shares that an agreement changes do not let both together spend more than the whole', async () => {
    const room = roomAt(6);
    await agree(room, noisyAgreement({ shares: { brand: 0, publisher: 1 } }));
    const { budgets } = await roomStatus(room)();
    expect(budgets.map(({ asker, limit, left }) => [asker, limit, left])).toEqual([
      ['publisher', 7, 3.5],
      ['publisher', 7, 3.5],
    ]);
    expect(await answerQuestion(room)('brand', LATE)).toMatchObject({
      reason: 'budget-spent',
      budget: { limit: 0 },
    });
  });
});
