import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { approveAll, closeTestRooms, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { deliverList } from '#test/core/usecases/histories/event-room.ts';
import { forgetRows, liftRows } from '#test/support/forgetting/forget-rows.ts';
import {
  EVENT_LISTS,
  EVENT_TERMS,
  EVERYBODY,
  PARTY_OF,
} from '#test/support/histories/event-people.ts';

const TERMS = {
  ...{ 'privacy.epsilon': 5, 'privacy.epsilonBudget': 200 },
  'analyses.brand': ['overlap', 'segments', ...EVENT_TERMS['analyses.brand']],
};
const SIGNED = parseAgreement(eventAgreementText({ ...EVENT_TERMS, ...TERMS }), 'agreement.yaml');

/** People of whom 100 are on both lists. */
const GONE = EVERYBODY.filter(({ n }) => n % 3 === 0);
const STAY = EVERYBODY.filter(({ n }) => n % 3 !== 0);
const LIST = GONE.map(({ n }) => ({ email: `person${n}@example.org` }));

const filled = async (party: string, people: typeof EVERYBODY): Promise<TestRoom> => {
  const room = await openTestRoom({ agreement: SIGNED });
  await approveAll(room);
  for (const list of EVENT_LISTS)
    await deliverList(room, list, PARTY_OF[list] === party ? people : EVERYBODY);
  return room;
};

const QUESTIONS = [
  { analysis: 'overlap' },
  { analysis: 'segments', by: ['brand.tier'] },
  { analysis: 'reach', by: ['publisher.campaign'] },
  { analysis: 'conversions', by: ['brand.place'] },
  { analysis: 'attribution', by: ['publisher.campaign'] },
  { analysis: 'value', by: ['brand.place'] },
];

/** Answers whose noise is drawn by a seed of their own. */
const answersOf = async ({ ports }: TestRoom) => {
  const answers = [];
  for (const [at, question] of QUESTIONS.entries()) {
    const randomness = seededRandomness(`question ${at}`);
    const answer = await answerQuestion({ ...ports, randomness })('brand', question);
    answers.push(answer.outcome === 'released' ? answer.release.cells : answer);
  }
  return answers;
};

let never: Readonly<Record<string, TestRoom>>;
beforeAll(async () => {
  never = { brand: await filled('brand', STAY), publisher: await filled('publisher', STAY) };
}, 240_000);
afterAll(closeTestRooms);

it.each(['brand', 'publisher'])(
  'people and events of %s are in no answer any more: with the same noise all are those of a room that never had them',
  async (party) => {
    const room = await filled(party, EVERYBODY);
    const receipt = await forgetRows(room, party, LIST);
    expect(receipt.successors.every(({ removed, left }) => removed > 0 && left > 0)).toBe(true);
    expect(await answersOf(room)).toEqual(await answersOf(never[party] as TestRoom));
  },
  240_000,
);

it('people are known by an id of their party alone, on a list with and without other identifiers', async () => {
  const room = await filled('brand', EVERYBODY);
  const logins = GONE.map(({ n }) => ({ first_party_id: `login-${n}` }));
  const [first = {}, ...others] = logins;
  await forgetRows(room, 'brand', others);
  // The address is on the list twice, and the login of its second row counts all the same.
  const { email = '' } = LIST[1] ?? {};
  await forgetRows(room, 'brand', [{ email }, { email, ...first }]);
  expect(await answersOf(room)).toEqual(await answersOf(never.brand as TestRoom));
  // One is not on it any more, or it would be the list that is there.
  const fewer = EVERYBODY.filter(({ n }) => n !== 1);
  const again = await deliverList(room, 'customers', fewer);
  const known = GONE.filter(({ n }) => n < 400).length;
  expect('report' in again && again.report?.quarantined.forgotten).toBe(known);
}, 240_000);

it('events of people who are to stay forgotten are left out of a drop, as far as they say who they are of', async () => {
  const room = await filled('brand', EVERYBODY);
  await forgetRows(room, 'brand', LIST);
  const somebody = STAY.find(({ conversions }) => conversions.length > 0);
  const others = EVERYBODY.filter((each) => each !== somebody);
  const again = await deliverList(room, 'purchases', others);
  const left = 'report' in again ? (again.report?.quarantined.forgotten ?? 0) : 0;
  // Those with a login and no e-mail are of nobody whom the room knows by then.
  expect(left).toBe(
    GONE.reduce((sum, { conversions }) => sum + Math.floor(conversions.length / 2), 0),
  );
  // Those came back, and count for nobody: the answers are those of a room into which they never came.
  const without = await filled('brand', STAY);
  const fewer = others.filter((each) => STAY.includes(each));
  const came = await deliverList(without, 'purchases', fewer);
  expect('report' in came && came.report?.quarantined.forgotten).toBeUndefined();
  expect(await answersOf(room)).toEqual(await answersOf(without));
  await liftRows(room, 'brand', LIST);
  const lifted = await deliverList(room, 'purchases', EVERYBODY);
  expect('report' in lifted && lifted.report?.quarantined.forgotten).toBeUndefined();
}, 240_000);
