import { choiceByRate } from './choice-by-rate.ts';
import { DIRT_RATES, type Side } from './dirt-rates.ts';
import { spellPhone } from './phone-spelling.ts';
import { pickFrom } from './pick-from.ts';
import type { SampleRow } from './sample-file.ts';
import type { SamplePeople } from './sample-people.ts';
import { seededDraw } from './seeded-draw.ts';

const PLACEHOLDERS = ['0', 'null', 'n/a', 'none'];
/** Digits kept of a number that was cut off: too few for any country. */
const CUT_DIGITS = 5;

/** Makes the function that writes the phone number of a row, in either file. */
export const phoneField = (seed: number, side: Side, people: SamplePeople) => {
  const spelling = seededDraw(seed, `${side}/phone/spelling`);
  const filler = seededDraw(seed, `${side}/phone/placeholder`);
  const spellingBy = choiceByRate(DIRT_RATES.phoneSpelling, 'e164');
  return ({ person, facts, again }: SampleRow): string => {
    const style = spellingBy(spelling(person));
    switch (facts.phone) {
      case 'good':
        if (!again) return spellPhone(people.phone(person, 'clean'), style);
        return spellPhone(people.phone(person, 'clean'), style === 'dashes' ? 'e164' : 'dashes');
      case 'typo':
        return spellPhone(people.phone(person, `${side}-typo`), style);
      case 'missing':
        return '';
      case 'placeholder':
        return pickFrom(PLACEHOLDERS, filler(person));
      case 'invalid-identifier':
        return `0${people.phone(person, 'clean').slice(0, CUT_DIGITS)}`;
    }
  };
};
