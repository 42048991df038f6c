import { describe, expect, it } from 'vitest';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import { keyedDraws } from '#core/activation/keyed-draws.ts';
import { isListed } from '#core/activation/membership-coin.ts';
import { MICRO } from '#core/micro-epsilon.ts';
import { NANO } from '#core/privacy/accounting/concentrated.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';

/**
 * Games against lists. The attacker is the publisher, knows everybody of both lists but one person of the brand, and reads of
 * each list whether the label of that person is on it: all that a list tells of them.
 */
const TRIALS = 20_000;
const EPSILON = 2;
const LABEL = new Uint8Array(16).fill(7);

/** A list as far as the target goes. By a key of its own it is another edition, by the same one it is the same list. */
const listed = (key: Uint8Array, isMember: boolean): boolean =>
  isListed(keyedDraws(key)(LABEL), EPSILON, isMember);

const newKey = (): Uint8Array => systemRandomness.bytes(32);

/** How often a guess is right at a bit that is even, and six standard deviations of that. */
const play = (guess: (secret: boolean) => boolean): number => {
  let right = 0;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const secret = (systemRandomness.bytes(1)[0] ?? 0) % 2 === 1;
    right += guess(secret) === secret ? 1 : 0;
  }
  return right / TRIALS;
};

const slack = (rate: number): number => 6 * Math.sqrt((rate * (1 - rate)) / TRIALS);

/** Of 100 guesses, how many the room says may be right after so many lists. */
const told = (lists: number): number => {
  const nanoRho = lists * EPSILON * Math.tanh(EPSILON / 2) * NANO;
  return surenessAfter({ nanoRho, microEpsilon: lists * EPSILON * MICRO, attoDelta: 0 });
};

const mostly = (seen: readonly boolean[]): boolean => seen.filter(Boolean).length * 2 > seen.length;

describe('who wants to know whether one person is of a segment', () => {
  it('learns from one list what the theory allows, and no more', () => {
    const rate = play((secret) => listed(newKey(), secret));
    const best = truthChance(EPSILON);
    expect(Math.abs(rate - best)).toBeLessThan(slack(best));
    expect(100 * rate).toBeLessThanOrEqual(told(1) + 100 * slack(best));
  });

  it('learns more from three editions, all of them paid for, and stays within what is told beside answers', () => {
    const rate = play((secret) => mostly([1, 2, 3].map(() => listed(newKey(), secret))));
    const p = truthChance(EPSILON);
    const majority = p ** 3 + 3 * p ** 2 * (1 - p);
    expect(Math.abs(rate - majority)).toBeLessThan(slack(majority));
    expect(100 * rate).toBeLessThan(told(3));
    expect(rate).toBeGreaterThan(p);
  });

  it('learns nothing by having the same list made again, after an upload of the same people or a crash', () => {
    const rate = play((secret) => {
      const key = newKey();
      return mostly([1, 2, 3, 4, 5].map(() => listed(key, secret)));
    });
    const best = truthChance(EPSILON);
    expect(Math.abs(rate - best)).toBeLessThan(slack(best));
  });
});

describe('who wants to know whether one person left between two editions', () => {
  /** The secret is whether a member left; the guess is that they did where the first list has them and the second has not. */
  const subtract = (keyOfSecond: (first: Uint8Array) => Uint8Array) => {
    let [flips, right] = [0, 0];
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const left = (systemRandomness.bytes(1)[0] ?? 0) % 2 === 1;
      const first = newKey();
      const flipped = listed(first, true) && !listed(keyOfSecond(first), !left);
      flips += flipped ? 1 : 0;
      right += flipped && left ? 1 : 0;
    }
    return { flips, right: right / flips };
  };

  it('is no surer by subtracting than one list of ε makes them', () => {
    const { flips, right } = subtract(newKey);
    const best = truthChance(EPSILON);
    expect(Math.abs(right - best)).toBeLessThan(6 * Math.sqrt((best * (1 - best)) / flips));
  });

  it('would be certain if draws were kept over editions, which is why they are not', () => {
    const { flips, right } = subtract((first) => first);
    expect(flips).toBeGreaterThan(TRIALS / 4);
    expect(right).toBe(1);
  });
});

describe('who takes the list of one segment from that of another, of which the target alone is more', () => {
  /** The target is a match or not; of the narrow segment they are in neither case. */
  const compare = (guess: (wide: boolean, narrow: boolean) => boolean): number =>
    play((secret) => guess(listed(newKey(), secret), listed(newKey(), false)));

  it('learns from the wider one what one list tells, and nothing from the other', () => {
    const best = truthChance(EPSILON);
    expect(Math.abs(compare((wide) => wide) - best)).toBeLessThan(slack(best));
    // The coin of the narrow list hides some who are there, and shows nobody.
    const both = (best * best + 1 - (1 - best) * best) / 2;
    expect(Math.abs(compare((wide, narrow) => wide && !narrow) - both)).toBeLessThan(slack(both));
    expect(both).toBeLessThan(best);
  });
});
