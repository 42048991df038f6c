import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** Features that are joined. */
export type MatchKey = MatchTable['keys'][number];

/** Has a person all features of a key? */
export const hasKey = (key: MatchKey, person: PersonFeatures): boolean =>
  key.every((feature) => person[feature] !== undefined);

/** Do two people have all features of a key, and the same ones? */
export const keyAgrees = (key: MatchKey, one: PersonFeatures, other: PersonFeatures): boolean =>
  key.every((feature) => one[feature] !== undefined && one[feature] === other[feature]);
