import { type Email, emailOf, type PersonName } from './email-of.ts';
import { namePools } from './name-pools.ts';
import { type PersonProfile, profileOf } from './person-profile.ts';
import { type PhoneHand, phoneOf } from './phone-of.ts';
import { pickFrom } from './pick-from.ts';
import { seededDraw } from './seeded-draw.ts';

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
