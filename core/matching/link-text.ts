import { kindsOfOwners, type TokenKind } from '#core/identifiers/kinds.ts';
import { peopleOn } from '#core/matching/match.ts';
import { CODE_PLACES, keptColumns } from '#core/matching/match-columns.ts';
import type { QueryColumn, QueryPart, VersionsLink } from '#core/matching/vault-query.ts';

/** So many kinds there are at most: six kinds of identifier, and four places of own ids. */
const KINDS = 10;

/** The same kinds, the first one as often as there are places left. Throws for none, by which no event is of anybody. */
const inAllPlaces = (kinds: readonly TokenKind[]): readonly TokenKind[] => {
  const [first] = kinds;
  if (first === undefined || kinds.length > KINDS)
    throw new Error('events are by one kind at least');
  return [...kinds, ...Array.from({ length: KINDS - kinds.length }, () => first)];
};

/**
 * What finds the link of a version of events, whatever is asked of it: one text for each counted person and each event,
 * which is as long whoever matches. It runs over the tables `counted`, `other`, `owners` and `events`.
 */
export const linkText = ({ match, by }: Pick<VersionsLink, 'match' | 'by'>): QueryPart => {
  const met: QueryPart = {
    sql: 'histories/oblivious/met',
    includes: { people: peopleOn(match.on) },
    values: [...inAllPlaces(kindsOfOwners(by)), ...inAllPlaces(by)],
  };
  return { sql: 'histories/oblivious/link', includes: { met }, values: [] };
};

/** The columns of that text: the attributes of both lists, and of the events, one at each place. */
export const linkTextColumns = ({
  match,
  side,
  attributes,
}: Pick<VersionsLink, 'match' | 'side' | 'attributes'>): Readonly<Record<string, QueryColumn>> => ({
  ...keptColumns(match),
  owners_counted: side === 'counted' ? 1 : 0,
  ...Object.fromEntries(
    CODE_PLACES.map((place, at): [string, QueryColumn] => {
      const column = attributes[at];
      return [`events_${place}`, column === undefined ? 0 : { table: 'events', column }];
    }),
  ),
});
