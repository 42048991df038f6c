import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** An attribute of a question: of which list, and its name. */
export interface NaiveAttribute {
  readonly of: 'counted' | 'other';
  readonly name: string;
}

/** Somebody of a list: what stands for the token of each kind, alike for the same token. */
interface NaivePerson {
  readonly tokens: Partial<Record<IdentifierKind, number | string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

interface NaiveList {
  readonly people: readonly NaivePerson[];
}

interface Match {
  readonly counted: NaivePerson;
  readonly other: NaivePerson;
}

/** Everybody of the list by what stands for their token of a kind, which belongs to one person. */
const byToken = (
  { people }: NaiveList,
  kind: IdentifierKind,
): ReadonlyMap<number | string | undefined, NaivePerson> =>
  new Map(
    people.flatMap((person) => {
      const token = person.tokens[kind];
      return token === undefined ? [] : [[token, person]];
    }),
  );

/** Who is whom, one to one: kind by kind, two who share a token are matched if neither is already. */
export const naiveMatches = (
  counted: NaiveList,
  other: NaiveList,
  kinds: readonly IdentifierKind[],
): readonly Match[] => {
  const matched = new Map<NaivePerson, NaivePerson>();
  const taken = new Set<NaivePerson>();
  for (const kind of kinds) {
    const others = byToken(other, kind);
    for (const person of counted.people) {
      const found = others.get(person.tokens[kind]);
      if (!found || matched.has(person) || taken.has(found)) continue;
      matched.set(person, found);
      taken.add(found);
    }
  }
  return [...matched].map(([person, found]) => ({ counted: person, other: found }));
};

/** Matched people, or undefined if they are fewer than k. */
export const naiveOverlap = (matches: readonly Match[], k: number): number | undefined =>
  matches.length >= k ? matches.length : undefined;

/** Counts by level, first and second value, as `segments.sql` answers them; none below k. */
export const naiveSegments = (
  matches: readonly Match[],
  by: readonly NaiveAttribute[],
  k: number,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const count = (level: number, first: string | null, second: string | null): void => {
    const key = JSON.stringify([level, first, second]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const match of matches) {
    const [first = '', second = ''] = by.map(({ of, name }) => match[of].attributes[name] ?? '');
    count(0, first, second);
    count(1, first, null);
    count(2, null, second);
    count(3, null, null);
  }
  return new Map([...counts].filter(([, people]) => people >= k));
};
