import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { QueryPart } from '#core/matching/vault-query.ts';

/**
 * Who of the counted list is found in the other list: one row a person (`counted_person`), with whom they
 * match there (`other_person`) and by which kind (`kind`), the first of `on` that does. Every analysis
 * counts from this relation, and joins the attributes that it needs to it.
 *
 * Nothing but the text is decided here. One that hides what it touches, or one that reads the match of
 * these two versions as an earlier question left it, gives the same rows by the same names and may stand
 * in its place.
 */
export const matchOn = (on: readonly IdentifierKind[]): QueryPart => {
  const kinds = on.join(',');
  return { sql: 'matching/match', values: [kinds, kinds, kinds] };
};
