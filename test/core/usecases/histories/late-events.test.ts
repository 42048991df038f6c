import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { storedRelease } from '#core/usecases/questions/release-object.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { holds, PLAIN } from '#test/support/histories/answer-holds.ts';
import { EVERYBODY, type Somebody, secondOf } from '#test/support/histories/event-people.ts';
import { deliverList, openEventRoom } from './event-room.ts';

let room: TestRoom;

beforeAll(async () => {
  room = await openEventRoom({ 'privacy.epsilon': 5, 'privacy.epsilonBudget': 100 });
}, 120_000);
afterAll(closeTestRooms);

const VALUE = { analysis: 'value', by: [] };
const REACH = { analysis: 'reach', by: ['publisher.campaign'] };

const ask = async (request: object): Promise<Release & { readonly repeated: boolean }> => {
  const answer = await answerQuestion(room.ports)('brand', request as QuestionRequest);
  if (answer.outcome !== 'released') throw new Error(JSON.stringify(answer));
  return { ...answer.release, repeated: answer.repeated };
};

/** What the people of either list paid so far, an answer each. */
const paid = async (): Promise<number> =>
  (await room.ports.ledger.entries()).filter(({ event }) => event.type === 'budget-reserved')
    .length;

const peopleIn = ({ cells: [cell] }: Release): number =>
  cell?.outcome === 'released' ? cell.people : Number.NaN;

/** Everybody, of whom those who had not bought anything have a purchase that was told of late. */
const LATER: readonly Somebody[] = EVERYBODY.map((each) =>
  each.conversions.length > 0
    ? each
    : { ...each, conversions: [{ at: secondOf(20) + 1, value: 4_200, codes: { place: 1 } }] },
);

it('a new version of events is another question, charged anew: a late event is in its answer, and in no earlier one', async () => {
  const question = { ...PLAIN, method: 'value' } as const;
  const [first, reach] = [await ask(VALUE), await ask(REACH)];
  holds(first, question);
  expect(await ask(VALUE)).toMatchObject({ release: first.release, repeated: true });
  const before = await paid();

  expect(await deliverList(room, 'purchases', LATER)).toMatchObject({ outcome: 'published' });
  const second = await ask(VALUE);
  holds(second, question, LATER);
  expect(second).toMatchObject({ repeated: false, question: first.question });
  expect(second.release).not.toBe(first.release);
  expect(await paid()).toBe(before + 1);
  // A quarter of the people had bought nothing before.
  expect(peopleIn(second) - peopleIn(first)).toBeGreaterThan(2 * first.noiseBound);

  const [same, other] = [first, second].map(({ versions }) => versions);
  const changed = same?.filter((each, at) => each.version !== other?.[at]?.version);
  expect(changed?.map(({ dataset }) => dataset)).toEqual(['purchases']);
  const stored = await storedRelease(room.ports, first.release);
  expect(stored?.release.cells).toEqual(first.cells);

  // What does not read purchases is the same question still, and free.
  expect(await ask(REACH)).toEqual({ ...reach, repeated: true });
  expect(await paid()).toBe(before + 1);
}, 60_000);
