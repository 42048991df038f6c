import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';
import { type ListSizes, listPeople } from '#sample/households/list-people.ts';
import { madeUpPeople } from '#sample/households/made-up-people.ts';
import { type ListSide, statedBy } from '#sample/households/stated-people.ts';

/** The two lists of `airlock sample people` with their truth, without a file: rows in the same order. */
export const labelledSample = (sizes: ListSizes): LabelledPeople => {
  const { seed, people: many } = sizes;
  const people = madeUpPeople(seed);
  const list = listPeople(sizes);
  const of = (side: ListSide) => {
    const stated = statedBy({ seed, side }, people);
    const rows = Array.from({ length: many }, (_, row) => list.at(side, row));
    const features: PersonFeatures[] = rows.map((n) =>
      deriveFeatures(stated(people.person(n)).parts),
    );
    return { stated, features, rowOf: new Map(rows.map((person, row) => [person, row])) };
  };
  const [brand, publisher] = [of('brand'), of('publisher')];
  const brandOf = new Map<number, number>();
  const differs = new Map<number, readonly string[]>();
  for (const [person, row] of publisher.rowOf) {
    const own = brand.rowOf.get(person);
    if (own === undefined) continue;
    const is = people.person(person);
    brandOf.set(row, own);
    differs.set(row, [...new Set([brand, publisher].flatMap(({ stated }) => stated(is).differs))]);
  }
  return { brand: brand.features, publisher: publisher.features, brandOf, differs };
};
