import type { DIRT_RATES } from './dirt-rates.ts';

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
