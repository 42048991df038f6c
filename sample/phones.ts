import { DIRT_RATES, type Side } from './dirt.ts';
import { choiceByRate, permutationOf, pickFrom, seededDraw } from './draws.ts';
import type { SamplePeople } from './people.ts';
import type { SampleRow } from './rows.ts';

/** Who wrote the number down: the person, or a file with a typo in it. */
export type PhoneHand = 'clean' | 'brand-typo' | 'publisher-typo';

/** First four digits after +44 whose whole range is allotted to mobiles (libphonenumber). */
const PREFIXES = ['74[0-46-9]', '75[3-9]', '77[1-7]', '78[4-9]', '79[02456]'].flatMap((range) =>
  Array.from({ length: 600 }, (_, n) => String(7400 + n)).filter((prefix) =>
    new RegExp(`^${range}`).test(prefix),
  ),
);
const MIDDLES = 100_000;
const LAST_DIGITS = 3;

/** Most people that get a number of their own. */
export const PHONE_CAPACITY = PREFIXES.length * MIDDLES * LAST_DIGITS;

/** Each hand has last digits of its own (modulo 3), so that a typo never hits anybody's number. */
const SHIFT: Readonly<Record<PhoneHand, number>> = {
  clean: 0,
  'brand-typo': 1,
  'publisher-typo': 2,
};

/** Makes the function that gives person i ten digits after +44, unique in every hand. */
export const phoneOf = (seed: number): ((person: number, hand: PhoneHand) => string) => {
  const slotOf = permutationOf(seed, 'phone', PHONE_CAPACITY);
  return (person, hand) => {
    const slot = slotOf(person);
    const prefix = slot % PREFIXES.length;
    const rest = Math.floor(slot / PREFIXES.length);
    const middle = rest % MIDDLES;
    const last = ((prefix + middle + SHIFT[hand]) % 3) + 3 * Math.floor(rest / MIDDLES);
    return `${PREFIXES[prefix]}${String(middle).padStart(5, '0')}${last}`;
  };
};

/** A way to write a British mobile number that leaves its E.164 form alone. */
export type PhoneSpelling = 'e164' | keyof typeof DIRT_RATES.phoneSpelling;

/** Writes ten digits after +44 in the given way. */
export const spellPhone = (digits: string, spelling: PhoneSpelling): string => {
  const head = digits.slice(0, 4);
  const tail = digits.slice(4);
  switch (spelling) {
    case 'e164':
      return `+44${digits}`;
    case 'international':
      return `+44 ${head} ${tail}`;
    case 'double-zero':
      return `0044 ${head} ${tail}`;
    case 'national':
      return `0${head} ${tail.slice(0, 3)} ${tail.slice(3)}`;
    case 'dashes':
      return `0${head}-${tail.slice(0, 3)}-${tail.slice(3)}`;
    case 'brackets':
      return `(0${head}) ${tail}`;
    case 'trunk-zero':
      return `+44 (0)${head} ${tail}`;
  }
};

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
