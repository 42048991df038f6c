import type { IdentifierKind, MatchKind } from '#core/identifiers/kinds.ts';
import { isByPoints } from '#core/matching/by-points.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';
import type { MatchText, QueryPart, VaultQuery } from '#core/matching/vault-query.ts';

type Kinds = readonly [IdentifierKind, ...IdentifierKind[]];

/** A text that is made of others. */
const madeOf = (sql: string, includes: QueryPart['includes']): QueryPart => ({
  sql: `matching/${sql}`,
  includes,
  values: [],
});

/** What both lists have of one kind, whose name is bound for each. */
const ofKind = (sql: string, kind: IdentifierKind): QueryPart => ({
  sql: `matching/${sql}`,
  includes: {},
  values: [kind, kind],
});

const pairs = (kind: IdentifierKind): QueryPart => ofKind('fast/pairs', kind);

const matchesByKinds = ([first, ...rest]: Kinds): QueryPart =>
  rest.reduce(
    (earlier, kind) => madeOf('fast/next-kind', { earlier, pairs: pairs(kind) }),
    pairs(first),
  );

const identifiersOf = ([first, second, ...rest]: Kinds): QueryPart => {
  const kind = ofKind('oblivious/identifiers', first);
  if (second === undefined) return kind;
  return madeOf('oblivious/more-kinds', { kind, later: identifiersOf([second, ...rest]) });
};

/** Every kind is the same step: a person has the identifiers in the order of the kinds. */
const peopleByKinds = (kinds: Kinds): QueryPart =>
  kinds.reduce(
    (people) => madeOf('oblivious/next-kind', { people }),
    madeOf('oblivious/people', { identifiers: identifiersOf(kinds) }),
  );

/** The kinds of a question, of which there is one at least. Throws for none, and where people are matched by points. */
const kindsOf = (on: readonly MatchKind[]): Kinds => {
  const kinds = exactKinds({ on });
  if (isSome(kinds)) return kinds;
  throw new Error('a match is on one kind at least');
};

const isSome = (on: readonly IdentifierKind[]): on is Kinds => on.length > 0;

/**
 * Who of the counted list is whom of the other list, one to one: kind by kind in the order of `on`, two who
 * share an identifier are matched if neither is matched already. Every analysis counts from this relation:
 * the sum of `matched` is the number of matches, and beside it stand `person`, who is of the counted list,
 * the codes of either's attributes (`matchColumns`) and how many kinds came after the one by which they
 * matched. Identifiers of one kind never compete, since each belongs to one person of a list; so every kind
 * is one step over whole sets. Throws for no kind, which no question has.
 *
 * The fast text has a row for each match. The oblivious one has a row for each person of the counted list,
 * whoever matches, and none of its steps has more rows or fewer for a match: docs/decisions/0018. Where people are matched
 * by points, both are read out of what was kept: no statement makes such a match.
 */
export const matchOn = (on: readonly MatchKind[]): Readonly<Record<MatchText, QueryPart>> => {
  if (isByPoints(on)) return { fast: KEPT_MATCH, oblivious: MATCH_OF_TEXT };
  const kinds = kindsOf(on);
  return {
    fast: madeOf('fast/matches', { matches: matchesByKinds(kinds) }),
    oblivious: madeOf('oblivious/matches', { people: peopleOn(kinds) }),
  };
};

/** The pairs of the fast text themselves, of which `counted_person` and `other_person` are one. Throws for no kind. */
export const pairsOn = (on: readonly MatchKind[]): QueryPart => matchesByKinds(kindsOf(on));

/** Everybody of either list after all kinds, whoever matches; of who does, the number of the counted person. Throws for no kind. */
export const peopleOn = (on: readonly MatchKind[]): QueryPart => peopleByKinds(kindsOf(on));

/** What makes of the oblivious match the text that is kept, which is as long whoever matches: docs/decisions/0020. */
export const keptText = (on: readonly MatchKind[]): QueryPart =>
  madeOf('oblivious/kept', { people: peopleOn(on) });

/** The oblivious match again, out of that text. */
export const MATCH_OF_TEXT: QueryPart = madeOf('oblivious/read-kept', {});

/** The fast match again, out of the numbers that are kept of it. */
export const KEPT_MATCH: QueryPart = madeOf('fast/read-kept', {});

/** The statement of a question that counts from this relation, less the matches that its filter leaves out. */
export const countingFrom = (
  { sql, values, filter }: Pick<VaultQuery, 'sql' | 'values' | 'filter'>,
  match: QueryPart,
): QueryPart => ({
  ...{ sql, values },
  includes: {
    match: filter ? { ...madeOf('filtered', { match }), values: filter.digits } : match,
  },
});
