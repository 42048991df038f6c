import type { PersonFeatures } from '#core/match-keys/features.ts';

/** Two lists whose truth is known. People are their places in their list, from 0. */
export interface LabelledPeople {
  readonly brand: readonly PersonFeatures[];
  readonly publisher: readonly PersonFeatures[];
  /** Who is one person: whom of the brand's list each one of the publisher's is; several may be one. */
  readonly brandOf: ReadonlyMap<number, number>;
  /** In what the rows of one person differ, where somebody knows, by the person of the publisher's list. */
  readonly differs?: ReadonlyMap<number, readonly string[]>;
}

/** A person of either list, by place. */
export interface PeoplePair {
  readonly brand: number;
  readonly publisher: number;
}

/** Every pair that is one person, in the order of the publisher's list. */
export const truePairs = ({ brandOf }: LabelledPeople): readonly PeoplePair[] =>
  [...brandOf]
    .map(([publisher, brand]) => ({ brand, publisher }))
    .sort((one, other) => one.publisher - other.publisher);
