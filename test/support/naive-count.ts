import type { TokenKind } from '#core/identifiers/kinds.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { Row } from '#core/matching/vault-query.ts';

/** An attribute of a question: of which list, its name, and how many values it has. */
export interface NaiveAttribute {
  readonly of: 'counted' | 'other';
  readonly name: string;
  readonly size: number;
}

/** Somebody of a list: what stands for the token of each kind, alike for the same token, and codes. */
interface NaivePerson {
  readonly tokens: Partial<Record<TokenKind, number | string>>;
  readonly attributes: Readonly<Record<string, number | string>>;
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
  kind: TokenKind,
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
  kinds: readonly TokenKind[],
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

/** A question on matches, as it comes to the engine. */
export interface NaiveQuestion {
  readonly sql: string;
  readonly by: readonly NaiveAttribute[];
  readonly k: number;
  /** For each level above the attribute, the two digits of the parent of each code from 1. */
  readonly digits?: readonly string[];
}

const codeIn = (match: Match, by: NaiveAttribute | undefined): number =>
  by === undefined ? 1 : Number(match[by.of].attributes[by.name]);

/** The matches that a filter lets in, by a text of digits for each attribute: 1 at the codes that it names. */
export const naiveFiltered = (
  matches: readonly Match[],
  places: readonly { readonly by: NaiveAttribute | undefined; readonly digits: string }[],
): readonly Match[] =>
  matches.filter((match) => places.every(({ by, digits }) => digits[codeIn(match, by)] === '1'));

const codesOf = (by: NaiveAttribute | undefined): readonly number[] =>
  Array.from({ length: by?.size ?? 1 }, (_, at) => at + 1);

/** The rows that the SQL of an analysis answers, one for each declared cell and total, by counting one match after another. */
export const naiveRows = (
  matches: readonly Match[],
  { sql, by, k, digits = [] }: NaiveQuestion,
): Row[] => {
  const people = (counts: (match: Match) => boolean): string => {
    const count = matches.filter(counts).length;
    return String(count < k ? 0 : count).padStart(12, '0');
  };
  if (sql === 'analyses/rollup') {
    const parentOf = (code: number, level: number): number =>
      level === 0 ? code : Number(digits[level - 1]?.slice(2 * (code - 1), 2 * code));
    return [0, ...digits.map((_, level) => level + 1)].flatMap((level) => {
      const places = new Set(codesOf(by[0]).map((code) => parentOf(code, level)));
      return [...places]
        .filter((place) => place > 0)
        .map((place) => ({
          ...{ level, place },
          people: people((match) => parentOf(codeIn(match, by[0]), level) === place),
        }));
    });
  }
  const is = (attribute: NaiveAttribute | undefined, code: number | null) => (match: Match) =>
    code === null || codeIn(match, attribute) === code;
  const row = (level: number, codes: readonly (number | null)[]): Row => ({
    level,
    ...Object.fromEntries(PLACES.map((place, at) => [`${place}_code`, codes[at] ?? null])),
    people: people((match) => codes.every((code, at) => is(by[at], code)(match))),
  });
  if (sql === 'analyses/overlap') return [{ people: people(() => true) }];
  if (sql === 'analyses/tables')
    return by.flatMap((attribute, at): Row[] =>
      [...codesOf(attribute), null].map((code) => ({
        ...{ level: code === null ? 1 : 0, place: at + 1, code },
        people: people(is(attribute, code)),
      })),
    );
  const cells = PLACES.reduce<readonly (readonly number[])[]>(
    (all, _, at) => all.flatMap((before) => codesOf(by[at]).map((code) => [...before, code])),
    [[]],
  );
  return [
    ...cells.map((codes) => row(0, codes)),
    ...codesOf(by[0]).map((code) => row(1, [code])),
    ...codesOf(by[1]).map((code) => row(2, [null, code])),
    row(3, []),
  ];
};
