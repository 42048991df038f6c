import { kindsOfOwners } from '#core/identifiers/kinds.ts';
import type { VersionsLink, VersionsMatch } from '#core/matching/vault-query.ts';
import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';

/**
 * What a token and the number of its person take in a file. Trino read 17.0 bytes of a row, of lists of 200,000:
 * of a token, which is chance, nothing is saved but what order saves, and a person's number takes a few bits.
 */
const TOKEN_BYTES = 17;

/** The code of an attribute is one of 64 at most. */
const CODE_BYTES = 1;

/** What is read of a list: of each of its people one row for each kind, and some attributes of each. */
export interface ReadList {
  readonly people: number;
  readonly kinds: number;
  readonly attributes: number;
}

/** About how much is read of some lists, each once. */
export const listBytes = (lists: readonly ReadList[]): number =>
  twoSignificantDigitsUp(
    lists.reduce(
      (sum, { people, kinds, attributes }) =>
        sum + people * kinds * (TOKEN_BYTES + attributes * CODE_BYTES),
      0,
    ),
  );

/** 22 digits, the two quotes that Athena puts around them, and the end of the line. */
const KEPT_ROW_BYTES = 25;

/** About how much a kept match takes: a row for each counted person, of whom there are as many as both parties know. */
export const keptBytes = ({ people }: Pick<VersionsMatch, 'people'>): number =>
  people.counted * KEPT_ROW_BYTES;

/** About how much is read to make it: both lists, with all their attributes. */
export const makingBytes = ({ people, on, attributes }: VersionsMatch): number =>
  listBytes(
    (['counted', 'other'] as const).map((side) => ({
      people: people[side],
      kinds: on.length,
      attributes: attributes.filter(({ table }) => table === side).length,
    })),
  );

/** Its token, its time, in the worst case, and what is left of its value, which packs. */
const EVENT_BYTES = 29;

/** 51 digits, the two quotes, and the end of the line. */
const KEPT_LINK_ROW_BYTES = 54;

type Sizes = Pick<VersionsLink, 'match' | 'size'>;

/** About how much a kept link takes: a row for each counted person and each event, of whom there are as many as both parties know. */
export const keptLinkBytes = ({ match, size }: Sizes): number =>
  (match.people.counted + size) * KEPT_LINK_ROW_BYTES;

/** About how much is read to make it, at most: what the match takes, what says whose events are, and these. */
export const linkMakingBytes = ({ match, side, by, size, attributes }: VersionsLink): number => {
  const owners = { people: match.people[side], kinds: kindsOfOwners(by).length, attributes: 0 };
  const events = size * (EVENT_BYTES + attributes.length * CODE_BYTES);
  return makingBytes(match) + listBytes([owners]) + twoSignificantDigitsUp(events);
};
