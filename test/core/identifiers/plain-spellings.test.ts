import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { readInternational } from '#core/identifiers/international-number.ts';
import { isInternational, readFromCountry } from '#core/identifiers/numbering-plan.ts';
import { isPlainNumber } from '#core/identifiers/plain-number.ts';

const COUNTRIES = getCountries();

/** What the library says of digits that are written in a country, with nothing of ours before it. */
const byLibrary = (digits: string, defaultCountry: CountryCode): string | undefined => {
  const parsed = parsePhoneNumberFromString(digits, { defaultCountry, extract: false });
  return parsed?.isValid() === true ? parsed.number : undefined;
};

/** What `readInternational` was before it read trunk prefixes itself, but for the old 1 of Mexico. */
const internationalByLibrary = (number: string): string | undefined => {
  if (isPlainNumber(number) || isInternational(number.slice(1))) return number;
  const read = parsePhoneNumberFromString(number, { extract: false });
  if (read?.isPossible() !== true) return undefined;
  const isSettled = read.number === number || read.isValid() || isPlainNumber(read.number);
  return isSettled ? read.number : undefined;
};

const country = fc.constantFrom(...COUNTRIES);

/** A number of a country: one that is in use, some digits of it changed, or any digits. */
const nationalOf = (of: CountryCode): fc.Arbitrary<string> => {
  const example = (examples as Record<string, string>)[of] ?? '12345678';
  const changed = fc
    .array(fc.tuple(fc.nat({ max: example.length - 1 }), fc.nat({ max: 9 })), { maxLength: 3 })
    .map((all) => {
      const digits = [...example];
      for (const [at, digit] of all) digits[at] = String(digit);
      return digits.join('');
    });
  return fc.oneof(
    { weight: 4, arbitrary: changed },
    { weight: 1, arbitrary: fc.stringMatching(/^\d{4,13}$/) },
  );
};

const FRONTS = ['', '', '', '0', '1', '8', '06', '9'];

/** A country, and behind its code what may be a number of it with something before it. */
const behindCode = country.chain((of) =>
  fc
    .tuple(fc.constantFrom(...FRONTS), nationalOf(of))
    .map(([front, national]) => `${getCountryCallingCode(of)}${front}${national}`),
);

const PREFIXES = ['00', '011', '0011', '810', '00700', '0'];

describe('a number in a plain spelling', () => {
  it('is what the library makes of it, dialled abroad from any country (property)', () => {
    fc.assert(
      fc.property(country, fc.constantFrom(...PREFIXES), behindCode, (from, prefix, rest) => {
        const digits = prefix + rest;
        const mine = readFromCountry(digits, from);
        const theirs = byLibrary(digits, from);
        // What has two readings at home is refused; the library takes one of them.
        if (mine === undefined && theirs?.endsWith(digits)) return;
        expect(mine).toBe(theirs);
      }),
      { numRuns: 6_000 },
    );
  });

  it('is what the library makes of it, with a trunk prefix behind its code (property)', () => {
    fc.assert(
      fc.property(behindCode, (digits) => {
        const number = `+${digits}`;
        fc.pre(!/^\+521\d{10}$/.test(number));
        expect(readInternational(number)).toBe(internationalByLibrary(number));
      }),
      { numRuns: 12_000 },
    );
  });

  it.each([
    ['00447716954746', 'GB', '+447716954746'],
    ['0033612345678', 'DE', '+33612345678'],
    ['01133612345678', 'US', '+33612345678'],
    ['0044020794609', 'DE', undefined],
    ['00999123456', 'GB', undefined],
  ])('%s in %s is %s', (digits, from, number) => {
    expect(readFromCountry(digits, from)).toBe(number);
  });

  it.each([
    ['+4407716954746', '+447716954746'],
    ['+39061234567', '+39061234567'],
    ['+5401112345678', '+541112345678'],
    ['+440', undefined],
  ])('%s is %s', (written, number) => {
    expect(readInternational(written)).toBe(number);
  });
});
