import { afterAll, expect, it } from 'vitest';
import { entryFilter } from '#cli/entry-filter.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { wholeMinute } from '#core/day.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { engineThat } from '#test/support/run-query.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { atTime, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { OVERLAP, QUESTIONS } from './questions.ts';

afterAll(removeRooms);

/** An hour after the lists were delivered, and late in its minute. */
const ASKED = wholeMinute(new Date()).getTime() + 3_600_000 + 56_789;
const minute = (milliseconds: number): string => wholeMinute(new Date(milliseconds)).toISOString();
const MINUTE = minute(ASKED);

/** A room whose query takes so long by the clock that it is asked at `ASKED`. */
const slowRoom = async (seconds: number) => {
  const room = await makeMemoryRoom(noisyAgreement());
  let now = ASKED;
  const ports = atTime(room.ports, () => new Date(now));
  const run: RoomPorts['queryEngine']['run'] = async (query, purpose) => {
    now += seconds * 1_000;
    return ports.queryEngine.run(query, purpose);
  };
  return { ...ports, queryEngine: engineThat(run) };
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
  const run: typeof query = async (asked, purpose) => {
    const result = await query(asked, purpose);
    await answerQuestion(atTime(ports, () => new Date(ASKED + 120_000)))('publisher', other);
    return result;
  };
  await answerQuestion({ ...ports, queryEngine: engineThat(run) })('brand', OVERLAP);
  const times = (await ports.ledger.entries()).slice(-4).map(({ at, event }) => [event.type, at]);
  expect(times).toEqual([
    ['budget-reserved', MINUTE],
    ['budget-reserved', minute(ASKED + 120_000)],
    ['answer-released', minute(ASKED + 120_000)],
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
  const since = entryFilter({ since: new Date(ASKED).toISOString() });
  expect(entries.filter(since)).toHaveLength(2);
  expect(entries.filter(entryFilter({ since: minute(ASKED + 60_000) }))).toEqual([]);
});
