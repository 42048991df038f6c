import { afterEach, expect, test } from 'vitest';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';

afterEach(closeTestRooms);

const KINDS = ['email', 'phone', 'customer_id'] as const;
const ATTRIBUTES = { brand: { tier: 'gold' }, publisher: { device: 'mobile' } } as const;
type Party = keyof typeof ATTRIBUTES;

const idsOf = (n: number): Readonly<Record<(typeof KINDS)[number], string>> => ({
  email: `person${n}@example.org`,
  phone: `+447400${String(n).padStart(6, '0')}`,
  customer_id: `C-${n}`,
});

const people = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => idsOf(first + at));

/** The same people, with a row of its own for each identifier of these kinds. */
const split = (first: number, count: number, kinds: readonly (typeof KINDS)[number][]) =>
  kinds.flatMap((kind) =>
    people(first, count).map((ids) => ({
      email: '',
      phone: '',
      customer_id: '',
      [kind]: ids[kind],
    })),
  );

/** A room with exact counts, in which one party wrote every identifier on a row of its own. */
const roomWith = async (lists: Record<Party, ReturnType<typeof people>>): Promise<TestRoom> => {
  const identifiers = { profile: 'uid2', kinds: [...KINDS], defaultCountry: 'GB' };
  const room = await openTestRoom({ agreement: testAgreement({ identifiers }) });
  await approveAll(room);
  for (const party of ['brand', 'publisher'] as const)
    await deliver(
      room,
      party,
      lists[party].map((ids) => ({ ...ids, ...ATTRIBUTES[party] })),
    );
  return room;
};

const ask = (room: TestRoom, party: Party, by: readonly string[] = []): Promise<Answer> =>
  answerQuestion(room.ports)(party, {
    analysis: by.length === 0 ? 'overlap' : 'segments',
    by: [...by],
  });

test.each(['brand', 'publisher'] as const)(
  '17 people whom the %s writes on 51 rows are never released, for k is certain for both lists',
  async (party) => {
    const other = party === 'brand' ? 'publisher' : 'brand';
    const lists = {
      [party]: [...split(0, 17, KINDS), ...people(1000, 149)],
      [other]: [...people(0, 17), ...people(2000, 183)],
    } as Record<Party, ReturnType<typeof people>>;
    const room = await roomWith(lists);
    for (const by of [[], ['brand.tier'], ['publisher.device'], ['brand.tier', 'publisher.device']])
      for (const asker of ['brand', 'publisher'] as const) {
        const answer = await ask(room, asker, by);
        if (answer.outcome !== 'released') throw new Error(`refused: ${answer.reason}`);
        expect(answer.release.cells.filter(({ outcome }) => outcome === 'released')).toEqual([]);
      }
  },
);

test('a match rate is a share of people: 20 % where the other party wrote each of them twice', async () => {
  const room = await roomWith({
    brand: [...split(0, 80, ['email', 'phone']), ...people(1000, 240)],
    publisher: [...people(0, 80), ...people(2000, 320)],
  });
  for (const asker of ['publisher', 'brand'] as const)
    expect(await ask(room, asker)).toMatchObject({
      matchRate: '20%',
      release: { cells: [{ people: 80 }] },
    });
});
