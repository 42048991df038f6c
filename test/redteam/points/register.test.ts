import { describe, expect, it } from 'vitest';
import {
  byBoth,
  byFrequency,
  byLead,
  byPattern,
  type Names,
  type Seen,
} from '#test/redteam/points/register-attack.ts';
import { madeUpLists, type TruePerson, tokensOf } from '#test/redteam/points/token-lists.ts';

const PEOPLE = 10_000;
const CAP = 50;
const TIMEOUT = 180_000;
const lists = madeUpLists({ seed: 2, people: PEOPLE, shared: PEOPLE / 2 });

type Rows = readonly TruePerson[];

/** Plays an attack, tells what came of it, and answers how many of the vault it names rightly. */
const rightly = (
  what: string,
  [vault, register]: readonly [Rows, Rows],
  attack: (seen: Seen) => Names,
): number => {
  const names = attack({ vault: tokensOf(vault, CAP), register: tokensOf(register, CAP) });
  const right = [...names].filter(
    ([row, other]) => vault[row]?.is.person === register[other]?.is.person,
  );
  console.log(`${what}: ${names.size} of ${vault.length} named, ${right.length} rightly`);
  return right.length;
};

const HALF = [lists.publisher, lists.brand] as const;
/** Made once for all tests of it. */
let guessed: ReturnType<typeof byLead> | undefined;
const leading = (): ReturnType<typeof byLead> => {
  const [vault, register] = HALF.map((rows) => tokensOf(rows, CAP));
  if (guessed === undefined && vault && register) guessed = byLead({ vault, register });
  return guessed ?? [];
};
const EXACT = [lists.publisher, lists.publisher] as const;

describe('whoever has the vault without its key, and a register of half of its people', () => {
  it.each([
    ['the frequency of tokens', byFrequency],
    ['the pattern of a person', (seen: Seen) => byPattern(seen)],
    ['the pattern of a person and those around', (seen: Seen) => byPattern(seen, 1)],
  ] as const)(
    'names 0.1 %% of them at most by %s, and is mostly wrong',
    (what, attack) => {
      expect(rightly(`half, ${what}`, HALF, attack)).toBeLessThanOrEqual(PEOPLE / 1_000);
    },
    TIMEOUT,
  );

  it(
    'is right of 0.1 % of them at most where he guesses at everybody',
    () => {
      const right = rightly('half, everybody guessed at', HALF, byBoth);
      expect(right).toBeLessThanOrEqual(PEOPLE / 1_000);
    },
    TIMEOUT,
  );
});

describe('whoever guesses at everybody, and believes the guesses that lead the next best the furthest', () => {
  it.each([10, 100, 1_000])(
    'is wrong of five in six of the first %d at least, and of 99 in 100 of all',
    (most) => {
      const [vault, register] = HALF;
      const guesses = leading();
      const rightIn = (some: typeof guesses): number =>
        some.filter(({ row, other }) => vault[row]?.is.person === register[other]?.is.person)
          .length;
      const right = rightIn(guesses.slice(0, most));
      console.log(`half, the ${most} guesses that lead most: ${right} rightly`);
      expect(right).toBeLessThanOrEqual(most / 6);
      expect(rightIn(guesses)).toBeLessThanOrEqual(PEOPLE / 200);
    },
    TIMEOUT,
  );
});

describe('whoever has the vault without its key, and a register of just its rows', () => {
  it.each([
    ['the frequency of tokens', byFrequency, 500],
    ['the pattern of a person', (seen: Seen) => byPattern(seen), 500],
    ['the pattern of a person and those around', (seen: Seen) => byPattern(seen, 2), 2_000],
  ] as const)(
    'names very many by %s: a known limit',
    (what, attack, least) => {
      expect(rightly(`exact, ${what}`, EXACT, attack)).toBeGreaterThan(least);
    },
    TIMEOUT,
  );
});
