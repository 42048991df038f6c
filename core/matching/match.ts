import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { QueryPart } from '#core/matching/vault-query.ts';

/**
 * Who of the counted list is whom of the other list, one to one: kind by kind in the order of `on`, two who
 * share an identifier are matched if neither is matched already. One row a match: `counted_person`,
 * `other_person` and the `kind` by which. Every analysis counts from this relation, and joins the
 * attributes that it needs to it. Identifiers of one kind never compete, since each belongs to one person
 * of a list; so every kind after the first is one step over whole sets.
 *
 * Nothing but the text is decided here. One that hides what it touches, or one that reads the match of
 * these two versions as an earlier question left it, gives the same rows by the same names and may stand
 * in its place.
 */
export const matchOn = (on: readonly IdentifierKind[]): QueryPart => {
  const kinds = on.join(',');
  const pairs: QueryPart = { sql: 'matching/pairs', includes: {}, values: [kinds, kinds, kinds] };
  return on
    .slice(1)
    .reduce<QueryPart>(
      (earlier) => ({ sql: 'matching/next-kind', includes: { pairs: earlier }, values: [] }),
      pairs,
    );
};
