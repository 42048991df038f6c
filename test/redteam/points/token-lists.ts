import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { DescribedPerson } from '#core/match-keys/features.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';
import { type ComparedPerson, withinCap } from '#core/match-keys/match-people.ts';
import { type ListSizes, listPeople } from '#sample/households/list-people.ts';
import { type MadeUpPerson, madeUpPeople } from '#sample/households/made-up-people.ts';
import { type ListSide, statedBy } from '#sample/households/stated-people.ts';

/** A row of a list, and whose it is, which only the referee knows. */
export interface TruePerson {
  readonly is: MadeUpPerson;
  readonly parts: DescribedPerson;
}

/** The rows of both lists of a seed, as the generator of households gives them. */
export const madeUpLists = (
  sizes: ListSizes,
): Readonly<Record<ListSide, readonly TruePerson[]>> => {
  const people = madeUpPeople(sizes.seed);
  const dealt = listPeople(sizes);
  const listOf = (side: ListSide): readonly TruePerson[] => {
    const stated = statedBy({ seed: sizes.seed, side }, people);
    return Array.from({ length: sizes.people }, (_, row) => {
      const is = people.person(dealt.at(side, row));
      return { is, parts: stated(is).parts };
    });
  };
  return { brand: listOf('brand'), publisher: listOf('publisher') };
};

/** Rows as a room compares them, before any key of a token: what a drop says of each, in the order of the list. */
export const comparedOf = (rows: readonly TruePerson[]): readonly ComparedPerson[] => {
  const digestsOf = matchKeyDigests(DEFAULT_TABLE);
  return rows.map(({ parts }, at) => ({
    keyDigests: digestsOf(deriveFeatures(parts)),
    mark: String(at).padStart(9, '0'),
  }));
};

/** For each person and key, which token it is: numbers that say what is equal and nothing else. */
export type Tokens = readonly (readonly (number | null)[])[];

/**
 * A list as somebody sees it who has no key: equal digests of one place are equal numbers, and no number is one of another
 * list or place.
 */
export const tokensOf = (rows: readonly TruePerson[], cap: number): Tokens => {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  return withinCap(comparedOf(rows), cap).map(({ keyDigests }) =>
    keyDigests.map((digest, place) => (digest === null ? null : numberOf(`${place} ${digest}`))),
  );
};
