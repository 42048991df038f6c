import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import {
  type ComparedPerson,
  type MatchRules,
  matchPeople,
  withinCap,
} from '#core/match-keys/match-people.ts';

const RULES: MatchRules = {
  table: {
    ...DEFAULT_TABLE,
    keys: [
      ['given_name', 'birth_date'],
      ['surname', 'postcode'],
      ['birth_year', 'place'],
      ['house_number', 'street'],
    ],
  },
  ...{ total: 100, personal: -80 },
};

/** Few values, so that many pairs are likely, equal and crossed. */
const value = fc.option(fc.constantFrom('0', '1', '2', '3'), { freq: 3 });
const list = (letter: string, maxLength = 12): fc.Arbitrary<readonly ComparedPerson[]> =>
  fc
    .array(
      fc.record({
        identifiers: fc.oneof(
          { weight: 5, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.record({ email: fc.constantFrom('x', 'y') }) },
        ),
        keyDigests: fc.tuple(value, value, value, value),
      }),
      { minLength: 1, maxLength },
    )
    .chain((people) =>
      fc
        .shuffledSubarray([...people.keys()], { minLength: people.length })
        .map((marks) =>
          people.map((person, at) => ({ ...person, mark: `${letter}${marks[at] ?? 0}` })),
        ),
    );
const lists = fc.tuple(list('a'), list('b'));

const marksOf = ([firsts, seconds]: readonly [
  readonly ComparedPerson[],
  readonly ComparedPerson[],
]): readonly string[] =>
  matchPeople(RULES, [firsts, seconds]).map(
    ({ first, second }) => `${firsts[first]?.mark} ${seconds[second]?.mark}`,
  );

const person = (mark: string, ...keyDigests: (string | null)[]): ComparedPerson => ({
  mark,
  keyDigests,
});

const RUNS = { numRuns: 2_000 };

describe('people matched by points', () => {
  it('are one to one, and the pair with more points goes first', () => {
    const firsts = [person('a', 'g', 's', null, null), person('b', 'g', 's', null, 'h')];
    const seconds = [person('c', 'g', 's', null, 'h')];
    expect(marksOf([firsts, seconds])).toEqual(['b c']);
  });

  it('go by their marks where points are equal, wherever they stand', () => {
    const firsts = [person('b', 'g', 's', '1'), person('a', 'g', 's', '2')];
    const seconds = [person('d', 'g', 's', '3'), person('c', 'g', 's', '4')];
    expect(marksOf([firsts, seconds])).toEqual(['a c', 'b d']);
  });

  it('are one person where several rows of a list are equal, so that no pair is counted twice', () => {
    const firsts = ['a', 'b', 'c'].map((mark) => person(mark, 'g', 's'));
    const seconds = ['d', 'e', 'f'].map((mark) => person(mark, 'g', 's'));
    expect(marksOf([firsts, seconds])).toEqual(['a d']);
  });

  it('are not one without what is personal, however much a household shares', () => {
    const pair = [[person('a', null, 's', 'y', 'h')], [person('b', null, 's', 'y', 'h')]] as const;
    expect(matchPeople(RULES, pair)).toHaveLength(1);
    expect(matchPeople({ ...RULES, personal: 120 }, pair)).toHaveLength(0);
  });

  it('are one by an identifier alone', () => {
    const one = { ...person('a', null, null), identifiers: { email: 'e' } };
    const other = { ...person('b', null, null), identifiers: { email: 'e' } };
    expect(matchPeople({ ...RULES, total: 400, personal: 400 }, [[one], [other]])).toEqual([
      { first: 0, second: 0, total: 400, personal: 400 },
    ]);
  });

  it('are the same pairs in whatever order the lists are (property)', () => {
    const shuffled = lists.chain(([firsts, seconds]) =>
      fc.tuple(
        fc.constant([firsts, seconds] as const),
        fc.shuffledSubarray([...firsts], { minLength: firsts.length }),
        fc.shuffledSubarray([...seconds], { minLength: seconds.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([both, firsts, seconds]) => {
        expect(marksOf([firsts, seconds])).toEqual(marksOf(both));
      }),
      RUNS,
    );
  });

  it('are one pair more or less for a person more or less (property)', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.boolean(), ([firsts, seconds], at, inFirst) => {
        const without = removed(inFirst ? firsts : seconds, at);
        const fewer = inFirst ? ([without, seconds] as const) : ([firsts, without] as const);
        const change = marksOf([firsts, seconds]).length - marksOf(fewer).length;
        expect([0, 1]).toContain(change);
      }),
      RUNS,
    );
  });

  it('change the counts by an attribute of a list by 2 at most for a person of it, and by 1 for one of the other (property)', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.boolean(), ([firsts, seconds], at, inFirst) => {
        const without = removed(inFirst ? firsts : seconds, at);
        const fewer = inFirst ? ([without, seconds] as const) : ([firsts, without] as const);
        const [before, after] = [firstsIn([firsts, seconds]), firstsIn(fewer)];
        // An attribute that differs for everybody: for any other the change is that or less.
        const change = [...new Set([...before, ...after])].filter(
          (mark) => before.has(mark) !== after.has(mark),
        );
        expect(change.length).toBeLessThanOrEqual(inFirst ? 2 : 1);
      }),
      RUNS,
    );
  });
});

const removed = (people: readonly ComparedPerson[], at: number): readonly ComparedPerson[] =>
  people.toSpliced(at % people.length, 1);

const firstsIn = (
  both: readonly [readonly ComparedPerson[], readonly ComparedPerson[]],
): Set<string> => new Set(marksOf(both).map((pair) => pair.split(' ')[0] ?? ''));

describe('a list within the cap', () => {
  it('leaves a key to the first people who have it, and the others what else they have', () => {
    const people = ['a', 'b', 'c'].map((mark) => person(mark, 'g', mark));
    expect(withinCap(people, 2).map(({ keyDigests }) => keyDigests)).toEqual([
      ['g', 'a'],
      ['g', 'b'],
      [null, 'c'],
    ]);
  });

  it('counts one digest in two places as two keys', () => {
    expect(withinCap([person('a', 'g', 'g')], 1)[0]?.keyDigests).toEqual(['g', 'g']);
  });

  it('is as it was where it is within the cap already (property)', () => {
    fc.assert(
      fc.property(list('a'), fc.integer({ min: 1, max: 4 }), (people, cap) => {
        const capped = withinCap(people, cap);
        expect(withinCap(capped, cap)).toEqual(capped);
      }),
    );
  });
});
