import { afterEach, describe, expect, it } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import type { Release } from '#core/documents/release.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  prepareRows,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { NOISY_TERMS } from './noise/noisy-agreement.ts';

afterEach(closeTestRooms);

const NOISY = { ...NOISY_TERMS, epsilon: 5, delta: 0.00001, epsilonBudget: 100 };

/** All are matched: 120 are gold, 200 silver and 280 unknown. */
const CUSTOMERS: readonly TestRow[] = publisherRows(0, 600).map(({ device, ...row }, n) => ({
  ...row,
  tier: n < 120 ? 'gold' : n < 320 ? 'silver' : 'unknown',
}));

const roomWith = async (privacy: object): Promise<RoomAtHand> => {
  const room = await openMemoryRoom({ agreement: testAgreement({ privacy }) });
  await approveAll(room);
  await deliver(room, 'brand', CUSTOMERS);
  await deliver(room, 'publisher', publisherRows(0, 600));
  return room;
};

const cellsOf = async (room: RoomAtHand, by: readonly string[], party = 'publisher') => {
  const answer = await answerQuestion(room.ports)(party, { analysis: 'segments', by });
  if (answer.outcome === 'refused') throw new Error(answer.reason);
  return answer.release.cells;
};

const released = (cells: Release['cells']): readonly string[] =>
  cells.flatMap(({ by, outcome }) => (outcome === 'released' ? [Object.values(by).join(' ')] : []));

describe('the least people that a value of a list needs', () => {
  it.each([
    ['with noise', NOISY, ['silver', 'unknown']],
    // Beside the value that is too rare another one is suppressed, or it would follow from the total.
    ['with exact counts', TEST_TERMS, ['unknown']],
  ])('%s: its cells are suppressed for everybody where it has fewer', async (_, terms, left) => {
    const tier = ['brand.tier'];
    const [plain, asked] = [
      await roomWith(terms),
      await roomWith({ ...terms, minimumSupport: 121 }),
    ];
    expect(released(await cellsOf(plain, tier))).toEqual(['gold', 'silver', 'unknown']);
    const cells = await cellsOf(asked, tier);
    expect(released(cells)).toEqual(left);
    expect(await cellsOf(asked, tier, 'brand')).toEqual(cells);
    const reasons = cells.flatMap((cell) => (cell.outcome === 'suppressed' ? [cell.reason] : []));
    expect(new Set(reasons).size).toBe(1);
    const enough = await roomWith({ ...terms, minimumSupport: 120 });
    expect(released(await cellsOf(enough, tier))).toEqual(['gold', 'silver', 'unknown']);
  });

  it('holds for the values of either list, and for cells of two', async () => {
    const room = await roomWith({ ...NOISY, minimumSupport: 151 });
    // Of the publisher's people 150 have a desktop.
    expect(released(await cellsOf(room, ['publisher.device']))).toEqual(['mobile']);
    expect(released(await cellsOf(room, ['brand.tier', 'publisher.device']))).toEqual([
      'silver mobile',
      'unknown mobile',
    ]);
  });

  it('is of people of the list, not of those who match', async () => {
    const room = await roomWith({ ...NOISY, minimumSupport: 150 });
    await deliver(room, 'publisher', publisherRows(300, 600));
    expect(released(await cellsOf(room, ['brand.tier']))).toEqual(['unknown']);
    expect(released(await cellsOf(room, ['publisher.device']))).toEqual(['mobile', 'desktop']);
  });

  it('is told the party that delivers, with the values that have fewer, and again when asked', async () => {
    const room = await openMemoryRoom({
      agreement: testAgreement({ privacy: { ...NOISY, minimumSupport: 201 } }),
    });
    await approveAll(room);
    const tier = (value: string, people: number) => ({ attribute: 'tier', value, people });
    const rare = { minimum: 201, values: [tier('gold', 120), tier('silver', 200)] };
    const drop = await prepareRows(room, 'brand', CUSTOMERS);
    for (const repeated of [false, true])
      expect(await deliverDrop(room.ports, 'brand', drop)).toMatchObject({
        ...{ outcome: 'published', repeated },
        rareValues: rare,
      });
    const all = CUSTOMERS.map((row) => ({ ...row, tier: 'gold' }));
    expect(await deliver(room, 'brand', [...all])).toMatchObject({
      rareValues: { values: [tier('silver', 0), tier('unknown', 0)] },
    });
    expect(await deliver(room, 'publisher', publisherRows(0, 900))).not.toHaveProperty(
      'rareValues',
    );
  });
});
