import { type CodePlace, codePlaces, matchNumbers } from '#core/matching/match-numbers.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';

/** The attributes of events as a match has its own, so that their codes are packed alike. */
const ofEvents = ({ attributes }: Pick<VersionsLink, 'attributes'>) => ({
  attributes: attributes.map((column) => ({ table: 'events', column })),
});

/** Where the codes of events stand in the numbers of their rows. */
export const eventPlaces = (link: Pick<VersionsLink, 'attributes'>): readonly CodePlace[] =>
  codePlaces(ofEvents(link));

/** The numbers of a row of a link, one at least: as many as people or events need. */
export const linkNumbers = (
  link: Pick<VersionsLink, 'attributes' | 'match'>,
): readonly string[] => {
  const [people, events] = [matchNumbers(link.match), matchNumbers(ofEvents(link))];
  return people.length > events.length ? people : events;
};

/**
 * The order of a person's events at one second, in SQL: all codes of an event as the digits of one number, two each, the
 * first attribute by name last. Events that are equal in this, the second and the value are the same for every purpose.
 */
export const tieOf = (codes: readonly string[]): string =>
  codes.length === 0
    ? '0::bigint'
    : codes.map((code, at) => `(${code})::bigint * ${100n ** BigInt(at)}`).join(' + ');
