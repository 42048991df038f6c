import { describe, expect, it } from 'vitest';
import { comparedStrangers } from '#core/match-keys/compared-strangers.ts';
import { labelledPairs } from './labelled-pairs.ts';

const KEYS = [['surname', 'postcode'] as const, ['given_name', 'birth_date'] as const].map(
  (key) => [...key],
);
const people = labelledPairs(12, (n) => ({
  given_name: `g${n % 3}`,
  birth_date: `b${n % 4}`,
  surname: `s${n % 2}`,
  postcode: `p${n % 3}`,
}));

describe('comparedStrangers', () => {
  it('has each pair that any key compares once, and nobody with himself', () => {
    const found = [...comparedStrangers(people, { keys: KEYS, cap: 50 })];
    const wanted = people.brand.flatMap((one, brand) =>
      people.publisher.flatMap((other, publisher) =>
        brand !== publisher &&
        KEYS.some((key) => key.every((feature) => one[feature] === other[feature]))
          ? [{ brand, publisher }]
          : [],
      ),
    );
    const text = (pairs: typeof found): string[] =>
      pairs.map(({ brand, publisher }) => `${brand} ${publisher}`).toSorted();
    expect(wanted.length).toBeGreaterThan(10);
    expect(text(found)).toEqual(text(wanted));
  });

  it('compares no more rows of a list than the cap says', () => {
    const crowd = labelledPairs(40, () => ({ surname: 's', postcode: 'p' }));
    const found = [...comparedStrangers(crowd, { keys: KEYS, cap: 5 })];
    expect(found).toHaveLength(5 * 5 - 5);
  });
});
