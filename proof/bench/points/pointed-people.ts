import { MATCH_SLOTS } from '#core/identifiers/kinds.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';
import type { PointsRule } from '#core/matching/by-points.ts';

/** Two lists of made-up people, half of whom are on both. */
export interface PointedPeople {
  readonly folder: string;
  readonly seed: number;
  /** People of either list. */
  readonly people: number;
}

/** How lists of so many are matched where nobody says otherwise, by match keys alone. */
export const usualRule = (people: number): PointsRule => ({
  terms: {
    ...{ table: DEFAULT_TABLE.name, digest: matchTableDigest(DEFAULT_TABLE) },
    ...{ total: usualTotal(people), personal: usualPersonal(people), cap: USUAL_CAP },
  },
  kinds: MATCH_SLOTS.slice(0, DEFAULT_TABLE.keys.length),
});

/** How many people of lists of so many are on both. */
export const sharedOf = (people: number): number => Math.floor(people / 2);
