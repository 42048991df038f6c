import { describe, expect, it } from 'vitest';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import { FEWEST_PAIRS, learnTable } from '#core/match-keys/learn-table.ts';
import { labelledPairs } from './labelled-pairs.ts';

const TERMS = {
  name: 'tried',
  keys: [
    ['surname', 'postcode'],
    ['given_name', 'birth_date'],
  ] as const,
  identifier: 400,
  cap: 50,
};
const terms = { ...TERMS, keys: TERMS.keys.map((key) => [...key]) };

const PEOPLE = 1_000;
/** Of 1,000 people ten have a surname in common, a hundred a postcode, and nobody a birth date. */
const person = (n: number): PersonFeatures => ({
  given_name: `g${n % 20}`,
  surname: `s${n % 100}`,
  birth_date: `b${n}`,
  postcode: `p${n % 10}`,
});

describe('learnTable', () => {
  it('says of a feature ten times log2 of how much likelier it agrees for one person than for two', () => {
    // In one of four pairs the surname is typed wrong.
    const people = labelledPairs(PEOPLE, person, (n) =>
      n % 4 === 0 ? { ...person(n), surname: `typed wrong ${n}` } : person(n),
    );
    const { points } = learnTable(people, terms);
    // Each of 750 rows meets the ten of its surname, of whom one is himself, among 1,000 times 1,000 pairs.
    const m = (750 + 0.5) / (PEOPLE + 1);
    const u = (750 * 10 - 750 + 0.5) / (PEOPLE * PEOPLE - PEOPLE + 1);
    expect(points.surname).toBe(Math.round(10 * Math.log2(m / u)));
    const ten = (PEOPLE * 100 - PEOPLE + 0.5) / (PEOPLE * PEOPLE - PEOPLE + 1);
    expect(points.postcode).toBe(Math.round(10 * Math.log2(1000.5 / 1001 / ten)));
  });

  it('bounds what is never seen to agree by chance, and gives nothing to what nobody has', () => {
    const { points } = learnTable(labelledPairs(PEOPLE, person), terms);
    expect(points.birth_date).toBe(Math.round(10 * Math.log2((1000.5 / 1001) * (999_001 / 0.5))));
    expect(points.street).toBe(0);
  });

  it('asks less for what a household shares than for what tells its people apart', () => {
    // Two live together, with one surname and one postcode; one in five is typed wrong in either field.
    const home = (n: number): PersonFeatures => ({
      given_name: `g${n}`,
      surname: `s${n >> 1}`,
      birth_date: `b${n}`,
      postcode: `p${n >> 1}`,
    });
    const people = labelledPairs(PEOPLE, home, (n) => {
      if (n % 5 === 0) return { ...home(n), surname: `x${n}` };
      return n % 5 === 1 ? { ...home(n), birth_date: `x${n}` } : home(n);
    });
    const { unproven } = learnTable(people, terms);
    // A stranger who is compared lives with them: he never has their birth date, and always their surname.
    expect(unproven.birth).toBeLessThan(-15);
    expect(unproven.surname).toBe(0);
    for (const cost of Object.values(unproven)) expect(cost).toBeLessThanOrEqual(0);
  });

  it('gives the same table for the same people in whatever order', () => {
    const { brand, publisher } = labelledPairs(PEOPLE, person);
    const turned = {
      brand: brand.toReversed(),
      publisher,
      brandOf: new Map(publisher.map((_, n) => [n, PEOPLE - 1 - n])),
    };
    const same = learnTable(labelledPairs(PEOPLE, person), terms);
    expect(learnTable(turned, terms)).toEqual(same);
    expect(learnTable(labelledPairs(PEOPLE, person), terms)).toEqual(same);
  });

  it('learns nothing from too few', () => {
    const few = labelledPairs(FEWEST_PAIRS - 1, person);
    expect(() => learnTable(few, terms)).toThrow(expect.objectContaining({ code: 'input' }));
    expect(learnTable(labelledPairs(FEWEST_PAIRS, person), terms).name).toBe('tried');
  });
});
