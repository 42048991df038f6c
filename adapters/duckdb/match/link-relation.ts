import { quoteName } from '#adapters/duckdb/quote.ts';
import { eventPlaces, tieOf } from '#core/matching/link-numbers.ts';
import { type CodePlace, codeIn, codePlaces } from '#core/matching/match-numbers.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';

const codeColumn = (place: CodePlace): string =>
  `${codeIn(place)} as ${quoteName(`${place.table}.${place.column}`)}`;

/**
 * A view of a link: a row for each person of the counted list, at -1, and each event, whose pair is less than nothing
 * where nobody is matched. Beside them `tie`, and a code for each attribute: those of people mean something on the
 * former, those of events on the latter.
 */
export const linkView = (name: string, link: VersionsLink, rows: string): string => {
  const events = eventPlaces(link);
  const columns = [
    ...['pair', '"at"', 'value', `${tieOf(events.map(codeIn))} as tie`],
    ...[...codePlaces(link.match), ...events].map(codeColumn),
  ];
  return `create view ${quoteName(name)} as select ${columns.join(', ')} from ${rows}`;
};
