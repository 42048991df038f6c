import { permutationOf } from './permutation-of.ts';

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
