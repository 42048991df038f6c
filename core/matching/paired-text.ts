import { CODE_PLACES } from '#core/matching/match-columns.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

/**
 * Most people of a list, as both parties know it, that a function matches by points. Pairs that agree in some key grow with the
 * product of both lists: 35 million of a million people a side, 139 million of two. Two million a side took 150 s on two busy
 * cores with the memory that a function plans with, of which the engine spilled a little; five million would fill its disk.
 */
export const MAX_PAIRED_PEOPLE = 2_000_000;

/** Whether a match by points is one that a function makes, and whose text has a place for every attribute of both lists. */
export const fitsText = ({ people, attributes }: VersionsMatch): boolean =>
  Math.max(people.counted, people.other) <= MAX_PAIRED_PEOPLE &&
  attributes.length <= CODE_PLACES.length;
