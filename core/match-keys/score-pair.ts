import { FEATURE_FIELDS, FIELDS, type Field } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** What two people of different lists have in common. */
export interface Evidence {
  /** The keys of the table that agree, by their places in it. */
  readonly keys: readonly number[];
  /** The fields that both people have, of which a key that agrees proves something and any other costs something. */
  readonly fields: ReadonlySet<Field>;
  /** Whether any identifier (email, phone …) is equal. */
  readonly identifier: boolean;
}

/** Tenths of bits. */
export interface PairPoints {
  readonly total: number;
  /** Those of given name, birth date and identifiers, so that a household is not one person. */
  readonly personal: number;
}

/** Keys, and what their features prove where that is known already. */
type Keys = Pick<MatchTable, 'keys'> & Partial<Pick<MatchTable, 'points'>>;

/** The fields of a person: each of which some key that the person has is made, by a feature that proves anything. */
export const fieldsOfKeys = (
  { keys, points }: Keys,
  has: (place: number) => boolean,
): ReadonlySet<Field> => {
  const held = keys.flatMap((key, place) => (has(place) ? key : []));
  const telling = held.filter((feature) => points?.[feature] !== 0);
  return new Set(telling.map((feature) => FEATURE_FIELDS[feature]));
};

/** The best points of each field that a key proves. */
const provenFields = (table: MatchTable, places: readonly number[]): ReadonlyMap<Field, number> => {
  const proven = new Map<Field, number>();
  for (const feature of places.flatMap((place) => table.keys[place] ?? [])) {
    const field = FEATURE_FIELDS[feature];
    proven.set(field, Math.max(proven.get(field) ?? 0, table.points[feature]));
  }
  return proven;
};

/**
 * The points of a pair: each field has the best points of its features in the keys that agree; a field that both have and
 * of which these prove nothing costs what the table says; an equal identifier counts once, however many there are.
 */
export const scorePair = (table: MatchTable, evidence: Evidence): PairPoints => {
  const proven = provenFields(table, evidence.keys);
  const pointsOf = (field: Field): number =>
    proven.get(field) || (evidence.fields.has(field) ? table.unproven[field] : 0);
  const identifier = evidence.identifier ? table.identifier : 0;
  const total = FIELDS.reduce((sum, field) => sum + pointsOf(field), identifier);
  return { total, personal: pointsOf('given') + pointsOf('birth') + identifier };
};

/** The most points that a pair can have by a table: all of its keys agree, and an identifier does. */
export const mostPoints = (table: MatchTable): PairPoints =>
  scorePair(table, {
    keys: [...table.keys.keys()],
    fields: fieldsOfKeys(table, () => true),
    identifier: true,
  });
