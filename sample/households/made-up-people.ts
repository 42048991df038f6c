import { type Address, addressOf, countryOf } from './addresses.ts';
import { type BirthDate, birthDateOf, type Home, isChild } from './birth-dates.ts';
import { type Dwelling, dwellingOf } from './dwellings.ts';
import type { Country } from './frequent-words.ts';
import { namedDraws } from './named-draws.ts';
import { type WordPools, wordPools } from './word-pools.ts';

/** Somebody as they are, before any list gets them wrong. */
export interface MadeUpPerson {
  readonly person: number;
  readonly household: number;
  readonly country: Country;
  readonly woman: boolean;
  readonly given: string;
  readonly surname: string;
  readonly birth: BirthDate;
  readonly address: Address;
}

/** The people of a seed, without end. Pure functions: each can be asked for alone. */
export interface MadeUpPeople {
  readonly person: (n: number) => MadeUpPerson;
  /** Whom one would be called after a wedding. */
  readonly surname: (country: Country, draw: number) => string;
  readonly newAddress: (country: Country, n: number) => Address;
}

const COUPLES = 0.75;
/** Couples of whom both have the name of one; none has in Spain. */
const SHARED_SURNAMES = 0.8;
/** Sons who are called as their father is. */
const JUNIORS = 0.06;
const OTHER_COUPLES = 0.04;

type Pools = Readonly<Record<Country, WordPools>>;

const sexOf = (seed: number) => {
  const draws = namedDraws({ seed, area: 'sex' }, ['any', 'alike']);
  return ({ dwelling: { household, size }, couple }: Home, member: number): boolean => {
    const isPair = couple || size > 2;
    if (!isPair || member > 1) return draws.any(household + member) < 0.5;
    return member === 1 && draws.alike(household) >= OTHER_COUPLES;
  };
};

const givenNameOf = (seed: number, pools: Pools) => {
  const draws = namedDraws({ seed, area: 'given' }, ['name', 'other', 'junior']);
  const woman = sexOf(seed);
  const nameOf = (country: Country, home: Home, member: number): string => {
    const person = home.dwelling.household + member;
    const isWoman = woman(home, member);
    const choose = pools[country][isWoman ? 'woman' : 'man'];
    const isSon = isChild({ ...home.dwelling, member }, home.couple) && !isWoman;
    if (isSon && !woman(home, 0) && draws.junior(person) < JUNIORS) return nameOf(country, home, 0);
    const name = choose(draws.name(person));
    // Parents give no two children one name.
    return member > 1 && name === choose(draws.name(person - 1))
      ? choose(draws.other(person))
      : name;
  };
  return { woman, nameOf };
};

const surnameOf = (seed: number, pools: Pools) => {
  const draws = namedDraws({ seed, area: 'surname' }, ['own', 'second', 'shared']);
  return (country: Country, { dwelling, couple }: Home, member: number): string => {
    const { household } = dwelling;
    const { surname } = pools[country];
    const own = (n: number): string => surname(draws.own(n));
    const child = isChild({ ...dwelling, member }, couple);
    // In Spain everybody has two: the first one of the father, and the first one of the mother.
    if (country === 'ES')
      return child
        ? `${own(household)} ${own(household + 1)}`
        : `${own(household + member)} ${surname(draws.second(household + member))}`;
    const shares = child || draws.shared(household) < SHARED_SURNAMES;
    return own(shares ? household : household + member);
  };
};

/** Makes the people of a seed: households of couples, parents and children, in houses that have one or many. */
export const madeUpPeople = (seed: number): MadeUpPeople => {
  const pools = wordPools();
  const couples = namedDraws({ seed, area: 'home' }, ['couple']);
  const dwelling = dwellingOf(seed);
  const country = countryOf(seed);
  const birth = birthDateOf(seed);
  const { woman, nameOf } = givenNameOf(seed, pools);
  const surname = surnameOf(seed, pools);
  const address = addressOf({ seed, purpose: 'first' }, pools);
  const homeOf = (own: Dwelling): Home => ({
    dwelling: own,
    couple: own.size === 2 && couples.couple(own.household) < COUPLES,
  });
  return {
    person: (n) => {
      const own = dwelling(n);
      const { household, member, house } = own;
      const home = homeOf(own);
      const where = country(house);
      return {
        person: n,
        household,
        country: where,
        woman: woman(home, member),
        given: nameOf(where, home, member),
        surname: surname(where, home, member),
        birth: birth(home, member),
        address: address(where, house),
      };
    },
    surname: (where, draw) => pools[where].surname(draw),
    newAddress: addressOf({ seed, purpose: 'moved' }, pools),
  };
};
