import {
  FEATURE_FIELDS,
  type Feature,
  type Field,
  type PersonFeatures,
} from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

type Key = MatchTable['keys'][number];

const hasAll = (key: Key, person: PersonFeatures): boolean =>
  key.every((feature) => person[feature] !== undefined);

/** Do two people have all features of a key, and the same ones? */
export const keyAgrees = (key: Key, one: PersonFeatures, other: PersonFeatures): boolean =>
  key.every((feature) => one[feature] !== undefined && one[feature] === other[feature]);

const fieldsOf = (keys: readonly Key[]): ReadonlySet<Field> =>
  new Set(keys.flat().map((feature: Feature) => FEATURE_FIELDS[feature]));

/** The fields that a person has some key of: of others nothing can be proven. */
export const fieldsHad = (keys: readonly Key[], person: PersonFeatures): ReadonlySet<Field> =>
  fieldsOf(keys.filter((key) => hasAll(key, person)));

/** The fields that the agreeing keys of two people prove; undefined where none agrees, so that nobody compares them. */
export const provenFields = (
  keys: readonly Key[],
  one: PersonFeatures,
  other: PersonFeatures,
): ReadonlySet<Field> | undefined => {
  const agreeing = keys.filter((key) => keyAgrees(key, one, other));
  return agreeing.length === 0 ? undefined : fieldsOf(agreeing);
};
