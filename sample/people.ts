import { choiceByRate, pickFrom, type Rates, seededDraw } from './draws.ts';
import { type Email, emailOf, type PersonName } from './emails.ts';
import { namePools } from './names.ts';
import { type PhoneHand, phoneOf } from './phones.ts';

/** Every value that the retail agreement declares, by attribute. */
export const ATTRIBUTE_VALUES = {
  brand: {
    tier: ['gold', 'silver', 'bronze'],
    region: ['north', 'south', 'east', 'west', 'unknown'],
  },
  publisher: {
    device: ['mobile', 'desktop', 'tablet', 'tv'],
    age_band: ['18-24', '25-34', '35-44', '45-54', '55+'],
  },
} as const;

type Tier = (typeof ATTRIBUTE_VALUES.brand.tier)[number];
type Region = (typeof ATTRIBUTE_VALUES.brand.region)[number];
type Device = (typeof ATTRIBUTE_VALUES.publisher.device)[number];
type AgeBand = (typeof ATTRIBUTE_VALUES.publisher.age_band)[number];

/** What both files say of a person, true for people of either file. */
export interface PersonProfile {
  readonly tier: Tier;
  readonly region: Region;
  readonly device: Device;
  readonly age_band: AgeBand;
}

const AGES = { '18-24': 0.14, '25-34': 0.22, '35-44': 0.22, '45-54': 0.2 } as const;
const REGIONS = { north: 0.23, south: 0.37, east: 0.16, west: 0.2 } as const;

/** Loyalty grows with age: 10 / 30 / 60 per cent overall. */
const TIERS: Readonly<Record<AgeBand, Rates<'gold' | 'silver'>>> = {
  '18-24': { gold: 0.03, silver: 0.21 },
  '25-34': { gold: 0.07, silver: 0.27 },
  '35-44': { gold: 0.1, silver: 0.31 },
  '45-54': { gold: 0.13, silver: 0.33 },
  '55+': { gold: 0.15, silver: 0.35 },
};

/** The young are on phones, the old on tablets and televisions. */
const DEVICES: Readonly<Record<AgeBand, Rates<'tablet' | 'tv' | 'desktop'>>> = {
  '18-24': { tablet: 0.04, tv: 0.02, desktop: 0.1 },
  '25-34': { tablet: 0.07, tv: 0.03, desktop: 0.18 },
  '35-44': { tablet: 0.1, tv: 0.05, desktop: 0.28 },
  '45-54': { tablet: 0.14, tv: 0.07, desktop: 0.34 },
  '55+': { tablet: 0.2, tv: 0.09, desktop: 0.36 },
};

/** Gold customers with a television are made rare, so that a small cell shows how it is withheld. */
const GOLD_DEVICES: Rates<'tablet' | 'tv' | 'desktop'> = { tablet: 0.16, tv: 0.003, desktop: 0.35 };

const byAge = <Name extends string, Rest extends string>(
  rates: Readonly<Record<AgeBand, Rates<Name>>>,
  rest: Rest,
) => {
  const choices = new Map(
    Object.entries(rates).map(([age, each]) => [age, choiceByRate(each, rest)]),
  );
  return (age: AgeBand, draw: number): Name | Rest => choices.get(age)?.(draw) ?? rest;
};

/** Makes the function that gives person i the attributes, a little correlated. */
const profileOf = (seed: number): ((person: number) => PersonProfile) => {
  const draw = {
    age: seededDraw(seed, 'profile/age'),
    tier: seededDraw(seed, 'profile/tier'),
    region: seededDraw(seed, 'profile/region'),
    device: seededDraw(seed, 'profile/device'),
  };
  const ageBy = choiceByRate(AGES, '55+');
  const regionBy = choiceByRate(REGIONS, 'unknown');
  const tierBy = byAge(TIERS, 'bronze');
  const deviceBy = byAge(DEVICES, 'mobile');
  const goldDeviceBy = choiceByRate(GOLD_DEVICES, 'mobile');
  return (person) => {
    const age = ageBy(draw.age(person));
    const tier = tierBy(age, draw.tier(person));
    const device = draw.device(person);
    return {
      tier,
      region: regionBy(draw.region(person)),
      device: tier === 'gold' ? goldDeviceBy(device) : deviceBy(age, device),
      age_band: age,
    };
  };
};

/** Everything true about person i, before any file gets it wrong. Pure functions of seed and i. */
export interface SamplePeople {
  readonly name: (person: number) => PersonName;
  readonly email: (person: number, name: PersonName) => Email;
  readonly phone: (person: number, hand: PhoneHand) => string;
  readonly profile: (person: number) => PersonProfile;
}

/** The people of a seed, without end: person i is the same in a sample of any size. */
export const samplePeople = (seed: number): SamplePeople => {
  const pools = namePools(seed);
  const first = seededDraw(seed, 'name/first');
  const last = seededDraw(seed, 'name/last');
  return {
    name: (person) => ({
      first: pickFrom(pools.firstNames, first(person)),
      last: pickFrom(pools.lastNames, last(person)),
    }),
    email: emailOf(seed, pools),
    phone: phoneOf(seed),
    profile: profileOf(seed),
  };
};
