import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { MatchText, QueryPart } from '#core/matching/vault-query.ts';

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

/** The kinds one after another, each by what the kinds before it left. Throws for none, which no question has. */
const inTurn = (
  on: readonly IdentifierKind[],
  first: (kind: IdentifierKind) => QueryPart,
  next: (earlier: QueryPart, kind: IdentifierKind) => QueryPart,
): QueryPart => {
  const [kind, ...rest] = on;
  if (kind === undefined) throw new Error('a match is on one kind at least');
  return rest.reduce(next, first(kind));
};

const pairs = (kind: IdentifierKind): QueryPart => ofKind('fast/pairs', kind);

const identifiers = (kind: IdentifierKind): QueryPart => ofKind('oblivious/identifiers', kind);

/**
 * Who of the counted list is whom of the other list, one to one: kind by kind in the order of `on`, two who
 * share an identifier are matched if neither is matched already. Every analysis counts from this relation:
 * the sum of `matched` is the number of matches, and beside it stand `person`, who is of the counted list,
 * the codes of either's attributes (`matchColumns`) and how many kinds came after the one by which they
 * matched. Identifiers of one kind never compete, since each belongs to one person of a list; so every kind
 * after the first is one step over whole sets.
 *
 * The fast text has a row for each match. The oblivious one has a row for each identifier of the counted
 * list, whoever matches, and none of its steps has more rows or fewer for a match: docs/decisions/0018.
 */
export const matchOn = (on: readonly IdentifierKind[]): Readonly<Record<MatchText, QueryPart>> => ({
  fast: madeOf('fast/matches', {
    matches: inTurn(on, pairs, (earlier, kind) =>
      madeOf('fast/next-kind', { earlier, pairs: pairs(kind) }),
    ),
  }),
  oblivious: madeOf('oblivious/matches', {
    identifiers: inTurn(
      on,
      (kind) => madeOf('oblivious/first-kind', { identifiers: identifiers(kind) }),
      (earlier, kind) => madeOf('oblivious/next-kind', { earlier, identifiers: identifiers(kind) }),
    ),
  }),
});
