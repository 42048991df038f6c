import { describe, expect, it } from 'vitest';
import { isoDate } from '#sample/households/birth-dates.ts';
import { madeUpPeople } from '#sample/households/made-up-people.ts';

const PEOPLE = 24_000;
const people = madeUpPeople(7);
const all = Array.from({ length: PEOPLE }, (_, n) => people.person(n));
const homes = [...Map.groupBy(all, ({ household }) => household).values()];
const shareOf = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.filter(is).length / items.length;

describe('made-up people', () => {
  it('are the same whoever is asked for first', () => {
    const again = madeUpPeople(7);
    for (const n of [23_999, 5, 12_345, 0]) expect(again.person(n)).toEqual(all[n]);
    expect(madeUpPeople(8).person(5)).not.toEqual(all[5]);
  });

  it('live in households of one address, of which most have two people or more', () => {
    for (const home of homes)
      expect(new Set(home.map(({ address }) => JSON.stringify(address))).size).toBe(1);
    expect(shareOf(homes, (home) => home.length > 1)).toBeGreaterThan(0.5);
  });

  it('share a surname with those they live with, but for Spain, where everybody has two', () => {
    const pairs = homes.filter((home) => home.length > 1);
    const alike = (home: typeof all): boolean => home[0]?.surname === home[1]?.surname;
    const spanish = pairs.filter(([one]) => one?.country === 'ES');
    const others = pairs.filter(([one]) => one?.country !== 'ES');
    expect(shareOf(others, alike)).toBeGreaterThan(0.7);
    expect(shareOf(spanish, alike)).toBeLessThan(0.1);
    for (const { surname, country } of all)
      if (country === 'ES') expect(surname.split(' ').length).toBeGreaterThan(1);
  });

  it('have twins and juniors among them, and houses of many flats', () => {
    const twins = homes.filter((home) => {
      const dates = home.slice(2).map(({ birth }) => isoDate(birth));
      return new Set(dates).size < dates.length;
    });
    const juniors = homes.filter((home) =>
      home.slice(2).some(({ given }) => given === home[0]?.given),
    );
    const houses = Map.groupBy(all, ({ address }) => JSON.stringify(address));
    expect(twins.length).toBeGreaterThan(30);
    expect(juniors.length).toBeGreaterThan(30);
    expect([...houses.values()].filter((house) => house.length === 24).length).toBeGreaterThan(150);
  });

  it('are born in days that exist, children a generation after their parents', () => {
    for (const { birth } of all)
      expect(new Date(`${isoDate(birth)}T00:00Z`).toISOString().slice(0, 10)).toBe(isoDate(birth));
    for (const home of homes.filter((each) => each.length > 2)) {
      const [parent, , child] = home;
      expect((child?.birth.year ?? 0) - (parent?.birth.year ?? 0)).toBeGreaterThanOrEqual(20);
    }
  });

  it('have few frequent surnames and many rare ones', () => {
    const german = all.filter(({ country }) => country === 'DE');
    const counts = [...Map.groupBy(german, ({ surname }) => surname).values()]
      .map((same) => same.length)
      .sort((a, b) => b - a);
    expect((counts[0] ?? 0) / german.length).toBeGreaterThan(0.01);
    expect((counts[0] ?? 0) / german.length).toBeLessThan(0.05);
    expect(counts.length).toBeGreaterThan(1_000);
  });
});
