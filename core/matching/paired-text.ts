import { CODE_PLACES } from '#core/matching/match-columns.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

/**
 * Most people of a list, as both parties know it, that a function matches by points: a million a side took 13 s and 1.9 GB on two
 * cores (docs/decisions/0034), and time and memory grow with the pairs that agree in something. The function has 10 GB, six
 * cores and 15 minutes.
 */
export const MAX_PAIRED_PEOPLE = 5_000_000;

/** Whether a match by points is one that a function makes, and whose text has a place for every attribute of both lists. */
export const fitsText = ({ people, attributes }: VersionsMatch): boolean =>
  Math.max(people.counted, people.other) <= MAX_PAIRED_PEOPLE &&
  attributes.length <= CODE_PLACES.length;
