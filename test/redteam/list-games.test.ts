import { afterEach, describe, expect, it } from 'vitest';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import { BRAND, labelOfPerson, MEMBERS, PUBLISHER } from '#proof/rehearsal/list-people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  askSize,
  bringBrand,
  bringPublisher,
  listEvents,
  make,
  openListRoom,
  takenLabels,
} from '#test/support/activation/list-room.ts';

/**
 * The games of `lists.test.ts` in a live room, by what it hands out alone. Each of these people is a target: a coin says
 * whether they are on the brand's list, the publisher knows all others, and no label hangs on another's.
 */
const TARGETS = MEMBERS;
const TIMEOUT = 60_000;
const TRUTH = truthChance(2);

afterEach(closeTestRooms);

/** Secret bits of the targets, of which two in three are true, so that the list stays large enough. */
const secrets = (): ReadonlySet<number> => {
  const dice = systemRandomness.bytes(TARGETS.length);
  return new Set(TARGETS.filter((_, at) => (dice[at] ?? 0) % 3 !== 0));
};

const brandOf = (present: ReadonlySet<number>): number[] =>
  BRAND.filter((n) => !TARGETS.includes(n) || present.has(n));

type Guess = (target: number) => boolean;

const shareOf = (people: readonly number[], guess: Guess): number =>
  people.filter(guess).length / people.length;

/** How often a guess is right at even odds, and six standard deviations of that. */
const play = (present: ReadonlySet<number>, guess: Guess) => {
  const is = TARGETS.filter((n) => present.has(n));
  const isNot = TARGETS.filter((n) => !present.has(n));
  const rate = (shareOf(is, guess) + 1 - shareOf(isNot, guess)) / 2;
  const variance = TRUTH * (1 - TRUTH) * (1 / is.length + 1 / isNot.length);
  return { rate, slack: 3 * Math.sqrt(variance) };
};

const edition = async (room: TestRoom): Promise<ReadonlySet<string>> => {
  await askSize(room);
  const made = await make(room);
  if (made.kind === 'error') throw new Error(made.error.message);
  return takenLabels(room);
};

const GRANTS = { listsPerPeriod: 3, listsForLife: 3 };

describe('whoever wants to know by lists of a live room whether somebody is on the list of the brand', () => {
  it('is right as often as the theory allows, and no more often by uploads of the same people', {
    timeout: TIMEOUT,
  }, async () => {
    const present = secrets();
    const room = await openListRoom(GRANTS);
    await bringBrand(room, brandOf(present));
    const seen = [await edition(room)];
    const one = play(present, (n) => seen[0]?.has(labelOfPerson(n)) ?? false);
    expect(Math.abs(one.rate - TRUTH)).toBeLessThan(one.slack);
    await bringBrand(room, brandOf(present).reverse());
    seen.push(await edition(room));
    await bringBrand(room, brandOf(present));
    seen.push(await edition(room));
    const mostly: Guess = (n) => seen.filter((each) => each.has(labelOfPerson(n))).length >= 2;
    expect(play(present, mostly).rate).toBe(one.rate);
    expect(await listEvents(room)).toEqual(['list-reserved', 'list-released']);
  });

  it('averages over editions that were paid for alone, as many as were agreed', {
    timeout: TIMEOUT,
  }, async () => {
    const present = secrets();
    const room = await openListRoom(GRANTS);
    await bringBrand(room, brandOf(present));
    const names = ['', 'second', 'third'];
    const seen: ReadonlySet<string>[] = [];
    for (const name of names) {
      if (name !== '') await bringPublisher(room, PUBLISHER, name);
      seen.push(await edition(room));
    }
    const mostly: Guess = (n) =>
      seen.filter((each, at) => each.has(labelOfPerson(n, names[at]))).length >= 2;
    const { rate, slack } = play(present, mostly);
    const majority = TRUTH ** 3 + 3 * TRUTH ** 2 * (1 - TRUTH);
    expect(Math.abs(rate - majority)).toBeLessThan(slack);
    await bringPublisher(room, PUBLISHER, 'fourth');
    await askSize(room);
    await expect(make(room)).rejects.toMatchObject({ reason: 'lists-spent' });
  });

  it('is no surer by subtracting two editions, of whom some left in between', {
    timeout: TIMEOUT,
  }, async () => {
    const room = await openListRoom(GRANTS);
    const first = await edition(room);
    const stays = secrets();
    await bringBrand(room, brandOf(stays));
    const second = await edition(room);
    const isGone: Guess = (n) => first.has(labelOfPerson(n)) && !second.has(labelOfPerson(n));
    const [left, stayed] = [false, true].map((is) =>
      shareOf(
        TARGETS.filter((n) => stays.has(n) === is),
        isGone,
      ),
    );
    // Of those who left, by two true coins; of those who stayed, by a true one and a false one: e^ε of them at even odds.
    const within = (share: number | undefined, expected: number, people: number): void =>
      expect(Math.abs((share ?? 0) - expected)).toBeLessThan(
        6 * Math.sqrt((expected * (1 - expected)) / people),
      );
    within(left, TRUTH * TRUTH, TARGETS.length - stays.size);
    within(stayed, TRUTH * (1 - TRUTH), stays.size);
  });

  it('cannot buy an edition for the sake of one of them', { timeout: TIMEOUT }, async () => {
    const room = await openListRoom(GRANTS);
    await edition(room);
    await bringBrand(room, BRAND.slice(1));
    await askSize(room);
    await expect(make(room)).rejects.toMatchObject({ reason: 'list-changed-too-little' });
  });
});
