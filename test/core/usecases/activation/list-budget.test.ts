import { afterEach, describe, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { ask, closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  agreeOn,
  askSize,
  listEvents,
  make,
  openListRoomOf,
} from '#test/support/activation/list-room.ts';

afterEach(closeTestRooms);

/** Three lists of ε 2 for life, and 2.5 for counts. */
const WITH_LISTS = listSections({}, { epsilonBudget: 8.5, lifetimeEpsilon: 8.5 });
const { activations: _, ...WITHOUT } = WITH_LISTS;

const KINDS: readonly ('email' | 'phone')[][] = [['email'], ['phone'], ['email', 'phone']];
const ATTRIBUTES = [['brand.tier'], ['brand.listing'], ['brand.tier', 'brand.listing']];

/** More answers than those 2.5 pay for. */
const QUESTIONS: readonly QuestionRequest[] = KINDS.flatMap((on) => [
  { analysis: 'overlap' as const, on },
  ...ATTRIBUTES.map((by) => ({ analysis: 'segments' as const, by, on })),
]);

/** How many of them are answered. */
const answered = async (room: TestRoom): Promise<number> => {
  let answers = 0;
  for (const question of QUESTIONS)
    answers += (await ask(room, 'brand', question)).outcome === 'released' ? 1 : 0;
  return answers;
};

describe('what lists and counts tell together', () => {
  it('is no more than was agreed, though an agreement without lists let counts tell what is kept for lists', async () => {
    const room = await openListRoomOf(WITH_LISTS);
    await askSize(room);
    await agreeOn(room, WITHOUT);
    expect(await answered(room)).toBe(QUESTIONS.length);
    await agreeOn(room);
    for (const dryRun of [true, false])
      await expect(make(room, { dryRun })).rejects.toMatchObject({ reason: 'lists-spent' });
    expect(await listEvents(room)).toEqual([]);
  });

  it('leaves lists what is kept for them, where counts told no more than was left to them', async () => {
    const room = await openListRoomOf(WITH_LISTS);
    await askSize(room);
    expect(await answered(room)).toBeLessThan(QUESTIONS.length);
    expect(await make(room)).toMatchObject({ outcome: 'made', left: { period: 1, life: 2 } });
  });
});
