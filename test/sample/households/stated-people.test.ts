import { describe, expect, it } from 'vitest';
import { isoDate } from '#sample/households/birth-dates.ts';
import { madeUpPeople } from '#sample/households/made-up-people.ts';
import { DIFFERENCES, type Difference, statedBy } from '#sample/households/stated-people.ts';

const PEOPLE = 40_000;
const people = madeUpPeople(3);
const sides = ['brand', 'publisher'] as const;
const [brand, publisher] = sides.map((side) => statedBy({ seed: 3, side }, people));

describe('what a list has of somebody', () => {
  it('is what they are where nothing is said to differ', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const is = people.person(n);
      const stated = brand?.(is);
      if (stated?.differs.length !== 0) continue;
      expect(stated.parts).toEqual({
        given_name: is.given,
        surname: is.surname,
        birth_date: isoDate(is.birth),
        postcode: is.address.postcode,
        place: is.address.place,
        street: is.address.street,
        house_number: is.address.number,
      });
    }
  });

  it('differs in every way that is named, no more often than its rate says', () => {
    const found = new Map<Difference, number>();
    for (let n = 0; n < PEOPLE; n += 1)
      for (const way of publisher?.(people.person(n)).differs ?? [])
        found.set(way, (found.get(way) ?? 0) + 1);
    for (const [way, { publisher: rate }] of Object.entries(DIFFERENCES)) {
      const many = found.get(way as Difference) ?? 0;
      expect(many, way).toBeGreaterThan(0);
      // Five standard deviations of a household's draw, which falls on several people at once.
      expect(many / PEOPLE, way).toBeLessThan(rate + 5 * Math.sqrt((5 * rate) / PEOPLE));
    }
  });

  it('never has anybody move or marry in the older list', () => {
    for (let n = 0; n < 5_000; n += 1)
      for (const way of brand?.(people.person(n)).differs ?? [])
        expect(['moved', 'household-moved', 'surname-changed']).not.toContain(way);
  });
});
