import { afterAll, expect, it } from 'vitest';
import { entryFilter } from '#cli/entry-filter.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { atTime, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { OVERLAP, QUESTIONS } from './questions.ts';

afterAll(removeRooms);

const ASKED = Date.parse('2027-01-01T12:34:56.789Z');
const MINUTE = '2027-01-01T12:34:00.000Z';

/** A room whose query takes so long by the clock that it is asked at `ASKED`. */
const slowRoom = async (seconds: number) => {
  const room = await makeMemoryRoom(noisyAgreement());
  let now = ASKED;
  const ports = atTime(room.ports, () => new Date(now));
  const run: RoomPorts['queryEngine']['run'] = async (query) => {
    now += seconds * 1_000;
    return ports.queryEngine.run(query);
  };
  return { ...ports, queryEngine: { ...ports.queryEngine, run } };
};

it.each([0, 200, 4_000])('no time tells that a query ran %i seconds', async (seconds) => {
  const ports = await slowRoom(seconds);
  const answer = await answerQuestion(ports)('brand', OVERLAP);
  expect(answer).toMatchObject({ outcome: 'released', release: { at: MINUTE } });
  const [reserved, released] = (await ports.ledger.entries()).slice(-2);
  expect(reserved).toMatchObject({ at: MINUTE, event: { type: 'budget-reserved' } });
  expect(released).toMatchObject({ at: MINUTE, event: { type: 'answer-released' } });
});

it('an answer that others overtook breaks no order of times', async () => {
  const ports = await slowRoom(4_000);
  const [other] = QUESTIONS.filter(({ analysis }) => analysis !== OVERLAP.analysis);
  const query = ports.queryEngine.run;
  const run: typeof query = async (asked) => {
    const result = await query(asked);
    await answerQuestion(atTime(ports, () => new Date(ASKED + 120_000)))('publisher', other);
    return result;
  };
  await answerQuestion({ ...ports, queryEngine: { ...ports.queryEngine, run } })('brand', OVERLAP);
  const times = (await ports.ledger.entries()).slice(-4).map(({ at, event }) => [event.type, at]);
  expect(times).toEqual([
    ['budget-reserved', MINUTE],
    ['budget-reserved', '2027-01-01T12:36:00.000Z'],
    ['answer-released', '2027-01-01T12:36:00.000Z'],
    ['answer-released', MINUTE],
  ]);
  expect(await verifyLedger(ports)).toMatchObject({ outcome: 'whole', backwards: [] });
});

it('every entry says the minute, and is found by any time within it', async () => {
  const { ports } = await makeMemoryRoom(noisyAgreement());
  const at = atTime(ports, () => new Date(ASKED));
  await answerQuestion(at)('brand', OVERLAP);
  const entries = await at.ledger.entries();
  for (const each of entries) expect(each.at).toMatch(/:00\.000Z$/);
  const since = entryFilter({ since: '2027-01-01T12:34:56Z' });
  expect(entries.filter(since)).toHaveLength(2);
  expect(entries.filter(entryFilter({ since: '2027-01-01T12:35Z' }))).toEqual([]);
});
