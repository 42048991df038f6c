import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { type ComparedPerson, matchPeople, withinCap } from '#core/match-keys/match-people.ts';

const LINKS = 20_000;
const CAP = 50;

/** Both keys prove as much, so that marks alone decide along a chain. */
const RULES = {
  table: {
    ...DEFAULT_TABLE,
    keys: [
      ['given_name' as const, 'birth_date' as const],
      ['birth_date' as const, 'given_name' as const],
    ],
  },
  ...{ total: 200, personal: 200 },
};

const person = (at: number, ...keyDigests: (string | null)[]): ComparedPerson => ({
  keyDigests,
  mark: String(at).padStart(9, '0'),
});

describe('lists that somebody built', () => {
  it('are matched in one pass where rounds of best pairs would be as many as links', () => {
    // The n-th person is likely to be the n-th and the next of the other list, and each of these prefers the one before.
    const firsts = Array.from({ length: LINKS }, (_, n) => person(n, `${n}`, `${n + 1}`));
    const seconds = Array.from({ length: LINKS }, (_, n) => person(n, `${n}`, `${n}`));
    const pairs = matchPeople(RULES, [firsts, seconds]);
    expect(pairs).toHaveLength(LINKS);
    expect(pairs.every(({ first, second }) => first === second)).toBe(true);
  });

  it('have cap² candidates at most of a birth date that stands for none', () => {
    const junk = Array.from({ length: 3_000 }, (_, n) => person(n, 'x', null));
    const capped = withinCap(junk, CAP);
    const holders = capped.filter(({ keyDigests }) => keyDigests[0] !== null);
    expect(holders.length ** 2).toBe(CAP ** 2);
    expect(matchPeople(RULES, [capped, capped])).toHaveLength(1);
  });
});
