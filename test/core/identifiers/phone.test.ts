import fc from 'fast-check';
import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import {
  callingCodeOf,
  isInternational,
  readFromCountry,
} from '#core/identifiers/numbering-plan.ts';
import { digitsPhone, e164Phone, nationalPhone, uid2Phone } from '#core/identifiers/phone.ts';

const COUNTRIES = getCountries();

const byLibrary = (text: string, defaultCountry?: CountryCode): string | undefined => {
  const options = { extract: false, ...(defaultCountry ? { defaultCountry } : {}) };
  const parsed = parsePhoneNumberFromString(text, options);
  return parsed?.isValid() === true ? parsed.number : undefined;
};

const digitString = fc.stringMatching(/^\d{5,14}$/);

/** Digits that look like the country's own: with nothing, a trunk prefix or a code in front. */
const writtenIn = (country: CountryCode): fc.Arbitrary<string> => {
  const code = byLibraryCode(country);
  return fc
    .tuple(fc.constantFrom('', '0', '1', '8', '06', '00', code, `00${code}`), digitString)
    .map(([front, digits]) => front + digits);
};

const byLibraryCode = (country: CountryCode): string =>
  parsePhoneNumberFromString('12345678', { defaultCountry: country, extract: false })
    ?.countryCallingCode ?? '';

describe('reading digits with a country', () => {
  it.each(COUNTRIES)('agrees with libphonenumber in %s, or refuses', (country) => {
    const property = fc.property(writtenIn(country), (digits) => {
      const mine = readFromCountry(digits, country);
      if (mine === undefined) {
        const theirs = byLibrary(digits, country);
        return theirs === undefined || theirs.endsWith(digits);
      }
      return mine === byLibrary(digits, country);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('refuses a country that does not exist', () => {
    expect(readFromCountry('0612345678', 'ZZ')).toBeUndefined();
    expect(readFromCountry('0612345678', 'constructor')).toBeUndefined();
  });

  it('refuses digits that are a valid number with a lost 0 and with a lost +', () => {
    expect(readFromCountry('491711234567', 'DE')).toBeUndefined();
    expect(readFromCountry('1711234567', 'DE')).toBe('+491711234567');
  });

  it('knows a country code from its first digits', () => {
    expect(callingCodeOf('33612345678')).toBe('33');
    expect(callingCodeOf('3531234567')).toBe('353');
    expect(callingCodeOf('0612345678')).toBeUndefined();
  });

  it('knows an international number without its plus', () => {
    expect(isInternational('33612345678')).toBe(true);
    expect(isInternational('80012345678')).toBe(true);
    expect(isInternational('33012345678')).toBe(false);
  });
});

describe('E.164', () => {
  it.each([
    ['+33 6 12 34 56 78', '+33612345678'],
    ['(+33) 6.12.34.56.78', '+33612345678'],
    ['+1\u00a0800\u2011555\u20110100', '+18005550100'],
    [' +44 (0)20 7946 0958 ', '+442079460958'],
    ['+39 (0)6 1234567', '+39061234567'],
  ])('cleans %j', (text, number) => {
    expect(e164Phone(text, {})).toBe(number);
  });

  it.each([
    ['06 12 34 56 78'],
    ['0033612345678'],
    ['33612345678'],
    ['+06 12 34 56 78'],
    ['+1-800-FLOWERS'],
    ['+123456789'],
    ['+1234567890123456'],
    ['+33612345678 / +33712345678'],
  ])('refuses %j without a country', (text) => {
    expect(e164Phone(text, {})).toBeUndefined();
  });

  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['612345678', 'FR', '+33612345678'],
    ['0033 6 12 34 56 78', 'FR', '+33612345678'],
    ['33612345678', 'FR', '+33612345678'],
    ['0171/1234567', 'DE', '+491711234567'],
    ['(650) 253-0000', 'US', '+16502530000'],
    ['07911 123456', 'GB', '+447911123456'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['011 15 2345-6789', 'AR', '+5491123456789'],
  ])('reads %j in %s', (text, defaultCountry, number) => {
    expect(e164Phone(text, { defaultCountry })).toBe(number);
  });

  it.each([
    ['06 12 34 56', 'FR'],
    ['123 456 7890', 'US'],
    ['(555) 555', 'US'],
    ['call me', 'US'],
    ['06 12 34 56 78', 'fr'],
  ])('refuses %j in %s', (text, defaultCountry) => {
    expect(e164Phone(text, { defaultCountry })).toBeUndefined();
  });

  it('takes the numbers of nobody with which the UID2 operator tests, for UID2 alone', () => {
    expect(uid2Phone('+00000000002', {})).toBe('+00000000002');
    expect(e164Phone('+00000000002', {})).toBeUndefined();
  });

  it('cleans the space that the UID2 operator itself would refuse', () => {
    expect(uid2Phone('+1234567890 ', {})).toBe('+1234567890');
  });
});

describe('digits only, for Meta', () => {
  it.each([
    ['+33 6 12 34 56 78', undefined, '33612345678'],
    ['0033612345678', undefined, '33612345678'],
    ['33612345678', undefined, '33612345678'],
    ['06 12 34 56 78', 'FR', '33612345678'],
    ['612345678', 'FR', '33612345678'],
    ['+33612345678', 'US', '33612345678'],
    ['6464212345', 'US', '16464212345'],
    ['0171 1234567', 'DE', '491711234567'],
    ['491711234567', 'DE', '491711234567'],
    ['+33612345678', 'DE', '33612345678'],
    ['+12341234567', 'US', '12341234567'],
  ])('reads %j with country %s', (text, defaultCountry, digits) => {
    expect(digitsPhone(text, defaultCountry ? { defaultCountry } : {})).toBe(digits);
  });

  it.each([
    ['06 12 34 56 78', undefined],
    ['555 1234', undefined],
    ['123', 'US'],
    ['44740010000012', undefined],
    ['01(650)123-4567', undefined],
  ])('refuses %j with country %s', (text, defaultCountry) => {
    expect(digitsPhone(text, defaultCountry ? { defaultCountry } : {})).toBeUndefined();
  });

  it('refuses a foreign number whose digits would read as a national one', () => {
    expect(digitsPhone('+47 921 23 456', { defaultCountry: 'US' })).toBeUndefined();
    expect(digitsPhone('+47 921 23 456', { defaultCountry: 'FR' })).toBe('4792123456');
  });
});

describe('national number, for LiveRamp', () => {
  it.each([
    ['+1 (555) 123-4567', undefined, '5551234567'],
    ['5551234567', undefined, '5551234567'],
    ['06 12 34 56 78', 'FR', '612345678'],
    ['0033612345678', 'FR', '612345678'],
    ['33612345678', 'FR', '612345678'],
    ['+33612345678', 'US', '612345678'],
    ['+39 06 12345678', 'IT', '0612345678'],
    ['447400100001', 'US', '7400100001'],
  ])('reads %j with country %s', (text, defaultCountry, digits) => {
    expect(nationalPhone(text, defaultCountry ? { defaultCountry } : {})).toBe(digits);
  });

  it.each([
    ['06 12 34 56 78', undefined],
    ['+39 06 12345678', undefined],
    ['+999 123456789', undefined],
    ['1 234 123 4567', 'US'],
    ['123456789012', 'US'],
  ])('refuses %j with country %s', (text, defaultCountry) => {
    expect(nationalPhone(text, defaultCountry ? { defaultCountry } : {})).toBeUndefined();
  });
});
