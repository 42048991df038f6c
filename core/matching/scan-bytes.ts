import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';

/**
 * What a token and the number of its person take in a file. Trino read 17.0 bytes of a row, of lists of 200,000:
 * of a token, which is chance, nothing is saved but what order saves, and a person's number takes a few bits.
 */
const TOKEN_BYTES = 17;

/** The code of an attribute is one of 64 at most. */
const CODE_BYTES = 1;

/** What the time of an event and its value take at most, in a file that is sorted by person. */
const TIMED_BYTES = 8;

/** What is read of a list: of each of its people one row for each kind, and some attributes of each. */
export interface ReadList {
  readonly people: number;
  readonly kinds: number;
  readonly attributes: number;
  /** Is it one of events, each of which stands once, with a time and a value? */
  readonly timed?: true;
}

const rowBytes = ({ attributes, timed }: ReadList): number =>
  TOKEN_BYTES + attributes * CODE_BYTES + (timed ? TIMED_BYTES : 0);

/** About how much is read of some lists, each once. */
export const listBytes = (lists: readonly ReadList[]): number =>
  twoSignificantDigitsUp(
    lists.reduce((sum, list) => sum + list.people * list.kinds * rowBytes(list), 0),
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
