import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusLines } from '#cli/render/status.ts';
import { DAY_MS } from '#core/day.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
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

describe('once seven answers have spent the budget', () => {
  test('another question is refused, and the refusal says what is left and when it renews', async () => {
    const room = roomAt(6);
    const answer = await answerQuestion(room)('publisher', LATE);
    const renewsAt = new Date(START + 30 * DAY_MS).toISOString();
    expect(answer).toEqual({
      outcome: 'refused',
      reason: 'budget-spent',
      budget: {
        party: 'brand',
        dataset: 'customers',
        limit: 3.5,
        spent: 3.5,
        left: 0,
        affords: false,
        renewsAt,
      },
    });
    if (answer.outcome !== 'refused') throw new Error('it was answered');
    const { message } = refusalDocument(answer).error;
    expect(message).toContain('brand.customers has epsilon 0 of 3.5 left');
    expect(message).toContain(renewsAt);
  });

  test('a dry run says the same, and writes nothing', async () => {
    const room = roomAt(6);
    const before = await room.objects.list('');
    expect(await planQuestion(room)('publisher', LATE)).toMatchObject({
      outcome: 'refused',
      reason: 'budget-spent',
      budget: { left: 0, renewsAt: new Date(START + 30 * DAY_MS).toISOString() },
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

  test('the status shows both budgets as spent, and until when', async () => {
    const status = await roomStatus(roomAt(6))();
    expect(
      status.datasets.map(({ party, budget }) => [party, budget.left, budget.renewsAt]),
    ).toEqual([
      ['brand', 0, new Date(START + 30 * DAY_MS).toISOString()],
      ['publisher', 0, new Date(START + 30 * DAY_MS).toISOString()],
    ]);
    const lines = statusLines(status).filter((line) => line.includes('0 of 3.5'));
    expect(lines.length).toBe(2);
  });

  test('the question is answered at the instant that the refusal named, not a millisecond before', async () => {
    const early = roomAt(30 - 1 / DAY_MS);
    expect((await answerQuestion(early)('brand', LATE)).outcome).toBe('refused');
    expect((await answerQuestion(roomAt(30))('brand', LATE)).outcome).toBe('released');
  });

  test('the budget comes back as it was spent, one answer a day', async () => {
    const room = roomAt(31);
    const answers: string[] = [];
    for (const question of QUESTIONS.slice(7, 10))
      answers.push((await answerQuestion(room)('brand', question)).outcome);
    expect(answers).toEqual(['released', 'released', 'refused']);
  });

  test('an agreement that is changed refunds nothing', async () => {
    const room = roomAt(6);
    const purpose = 'Count shared people in tests, for another purpose.';
    await agree(room, noisyAgreement({ purpose }));
    const { datasets } = await roomStatus(room)();
    expect(datasets.map(({ budget }) => budget.left)).toEqual([0, 0]);
    expect((await answerQuestion(room)('brand', OVERLAP)).outcome).toBe('refused');
  });

  test('a new version of a list refunds nothing', async () => {
    const room = roomAt(6);
    const people = { party: 'publisher', from: 100, to: 700 } as const;
    await publishPeople({ ...spentRoom, ports: room }, people);
    const { datasets } = await roomStatus(room)();
    expect(datasets.map(({ budget }) => budget.left)).toEqual([0, 0]);
    expect((await answerQuestion(room)('brand', OVERLAP)).outcome).toBe('refused');
    expect((await eventsOf(room, 'budget-reserved')).length).toBe(7);
  });

  test('the same question under a changed agreement is another answer, and is paid', async () => {
    const room = roomAt(6);
    await agree(room, noisyAgreement({ privacy: { ...NOISY_TERMS, epsilonBudget: 4 } }));
    const again = await answerQuestion(room)('brand', QUESTIONS[0]);
    expect(again).toMatchObject({ outcome: 'released', repeated: false });
    const { datasets } = await roomStatus(room)();
    expect(datasets.map(({ budget }) => [budget.spent, budget.left])).toEqual([
      [4, 0],
      [4, 0],
    ]);
  });
});
