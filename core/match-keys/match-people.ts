import type { Field } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';
import type { MatchTerms } from '#core/match-keys/match-terms.ts';
import { fieldsOfKeys, type PairPoints, scorePair } from '#core/match-keys/score-pair.ts';

/** A person of a list, by what others are compared with. */
export interface ComparedPerson {
  /** The digest or token of each kind of identifier. */
  readonly identifiers?: Readonly<Record<string, string>>;
  /** The digest or token of each key of the table, in its order; null where the person has none. */
  readonly keyDigests: readonly (string | null)[];
  /** What decides among pairs of equal points: made of the person alone, and not of the place in the list. */
  readonly mark: string | bigint;
}

/** Two people who are one, by their places in the lists. */
export interface MatchedPair extends PairPoints {
  readonly first: number;
  readonly second: number;
}

/** By what it is decided: the table, and the constants of an agreement. */
export interface MatchRules extends Pick<MatchTerms, 'total' | 'personal'> {
  readonly table: MatchTable;
}

type People = readonly ComparedPerson[];

/**
 * A list as it is settled: of several people with one match key the first `cap` keep it, and the others are compared
 * without it.
 */
export const withinCap = (people: People, cap: number): People => {
  const holders = new Map<string, number>();
  return people.map((person) => ({
    ...person,
    keyDigests: person.keyDigests.map((digest, place) => {
      if (digest === null) return null;
      const token = `${place} ${digest}`;
      const before = holders.get(token) ?? 0;
      holders.set(token, before + 1);
      return before < cap ? digest : null;
    }),
  }));
};

/** Everything that people are found by: the name of a kind or the place of a key, and its digest. */
const tokensOf = (person: ComparedPerson): readonly (readonly [string | number, string])[] => [
  ...Object.entries(person.identifiers ?? {}),
  ...person.keyDigests.flatMap((digest, place) =>
    digest === null ? [] : [[place, digest] as const],
  ),
];

const peopleByToken = (people: People): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  for (const [at, person] of people.entries())
    for (const token of tokensOf(person)) {
      const holders = found.get(token.join(' '));
      if (holders === undefined) found.set(token.join(' '), [at]);
      else holders.push(at);
    }
  return found;
};

/** What each person of the second list who shares anything with this one shares. */
const sharedWith = (
  person: ComparedPerson,
  others: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, readonly (string | number)[]> => {
  const shared = new Map<number, (string | number)[]>();
  for (const token of tokensOf(person))
    for (const other of others.get(token.join(' ')) ?? [])
      shared.set(other, [...(shared.get(other) ?? []), token[0]]);
  return shared;
};

const fieldsOfPerson = (table: MatchTable, person: ComparedPerson): ReadonlySet<Field> =>
  fieldsOfKeys(table, (place) => typeof person.keyDigests[place] === 'string');

const inBoth = (
  own: ReadonlySet<Field>,
  other: ReadonlySet<Field> | undefined,
): ReadonlySet<Field> => new Set([...own].filter((field) => other?.has(field)));

const inOrder = (a: string | bigint, b: string | bigint): number => (a < b ? -1 : Number(a > b));

/** Of those who are described alike the first by mark, who stands for all: equal rows are one person. */
const firstsAlike = (people: People): ReadonlySet<number> => {
  const markOf = (at: number): string | bigint => people[at]?.mark ?? '';
  const places = new Map<string, number>();
  for (const [at, person] of people.entries()) {
    const tokens = JSON.stringify(tokensOf(person));
    const known = places.get(tokens);
    if (known === undefined || inOrder(markOf(at), markOf(known)) < 0) places.set(tokens, at);
  }
  return new Set(places.values());
};

/** Every pair that has the points. */
const candidates = (rules: MatchRules, lists: readonly [People, People]): MatchedPair[] => {
  const [firsts, seconds] = lists;
  const [ownAlike, othersAlike] = [firstsAlike(firsts), firstsAlike(seconds)];
  const { table } = rules;
  const byToken = peopleByToken(seconds);
  const fields = seconds.map((person) => fieldsOfPerson(table, person));
  return firsts.flatMap((person, first) => {
    if (!ownAlike.has(first)) return [];
    const own = fieldsOfPerson(table, person);
    const shares = [...sharedWith(person, byToken)].filter(([second]) => othersAlike.has(second));
    const pairs = shares.map(([second, shared]) => ({
      ...{ first, second },
      ...scorePair(table, {
        keys: shared.filter((each) => typeof each === 'number'),
        fields: inBoth(own, fields[second]),
        identifier: shared.some((each) => typeof each === 'string'),
      }),
    }));
    return pairs.filter((pair) => pair.total >= rules.total && pair.personal >= rules.personal);
  });
};

/**
 * The people of two lists (each `withinCap`) who are one, one to one: of all pairs with the points those with the most are
 * taken first, and among equals by the marks of the first and then the second. Of those who are described alike the first
 * stands for all. So one person more or less is one pair more or less at most. Plain code that says what the engines have to find.
 */
export const matchPeople = (
  rules: MatchRules,
  lists: readonly [People, People],
): readonly MatchedPair[] => {
  const [firsts, seconds] = lists;
  const markOf = (people: People, at: number): string | bigint => people[at]?.mark ?? '';
  const ordered = candidates(rules, lists).sort(
    (a, b) =>
      b.total - a.total ||
      inOrder(markOf(firsts, a.first), markOf(firsts, b.first)) ||
      inOrder(markOf(seconds, a.second), markOf(seconds, b.second)) ||
      a.first - b.first ||
      a.second - b.second,
  );
  const taken: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  return ordered.filter(({ first, second }) => {
    if (taken[0].has(first) || taken[1].has(second)) return false;
    taken[0].add(first);
    taken[1].add(second);
    return true;
  });
};
