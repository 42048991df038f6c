import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import type { Repair } from '#core/identifiers/repairs.ts';
import { readIdentifier } from './read-identifier.ts';

const read = (text: string, country?: string) => readIdentifier(['uid2', 'phone'], text, country);

describe('a number that is certain to be meant', () => {
  it.each<[string, string | undefined, string, Repair[]]>([
    ['+44 07400 100001', undefined, '+447400100001', ['trunk-prefix']],
    ['+4407400100001', undefined, '+447400100001', ['trunk-prefix']],
    ['+49 0176 12345678', undefined, '+4917612345678', ['trunk-prefix']],
    ['+7 8 912 345 67 89', undefined, '+79123456789', ['trunk-prefix']],
    ['+36 06 30 123 4567', undefined, '+36301234567', ['trunk-prefix']],
    ['+52 1 55 1234 5678', undefined, '+525512345678', ['trunk-prefix']],
    ['+54 11 15 2345-6789', undefined, '+5491123456789', ['trunk-prefix']],
    ['+55 0 15 11 98765 4321', undefined, '+5511987654321', ['trunk-prefix']],
    ['+44 (0) 7400 100001', undefined, '+447400100001', []],
    ['+39 06 1234567', undefined, '+39061234567', []],
    ['+0044 7400 100001', undefined, '+447400100001', ['international-prefix']],
    ['+011 44 7400 100001', undefined, '+447400100001', ['international-prefix']],
    ['+06 12 34 56 78', 'FR', '+33612345678', ['international-prefix']],
    ['0044 7400 100001', 'US', '+447400100001', ['international-prefix']],
    ['447400100001', 'US', '+447400100001', ['missing-plus']],
    ['++447400100001', undefined, '+447400100001', ['stray-punctuation']],
    ['07400100001;', 'GB', '+447400100001', ['stray-punctuation']],
    ['"+447400100001"', undefined, '+447400100001', ['quotes']],
    ["'07400100001", 'GB', '+447400100001', ['quotes']],
    ['tel:+44-7400-100001;ext=12', undefined, '+447400100001', ['phone-link', 'extension']],
    ['p:+447400100001', undefined, '+447400100001', ['phone-link']],
    ['+447400100001 ext. 12', undefined, '+447400100001', ['extension']],
    ['+44 7400 100001 x12', undefined, '+447400100001', ['extension']],
    ['+447400100001,x12', undefined, '+447400100001', ['extension']],
    ['+447400100001ext12', undefined, '+447400100001', ['extension']],
    ['030/1234567 x12', 'DE', '+49301234567', ['extension']],
    ['030/1234567', 'DE', '+49301234567', []],
    ['030 / 123 45 67', 'DE', '+49301234567', []],
    ['(033203) / 12345', 'DE', '+493320312345', []],
    ['0049 (0) 30/1234567', 'DE', '+49301234567', []],
    ['415/555-2671', 'US', '+14155552671', []],
    ['030 1234567 /', 'DE', '+49301234567', ['stray-punctuation']],
    ['030-1234567-89', 'DE', '+4930123456789', []],
    ['07400 100001 #12', 'GB', '+447400100001', ['extension']],
    ['０７４００１００００１', 'GB', '+447400100001', ['full-width']],
    ['٠٧٤٠٠١٠٠٠٠١', 'GB', '+447400100001', ['digits-of-another-script']],
    ['०७४००१००००१', 'GB', '+447400100001', ['digits-of-another-script']],
    ['\u202a+447400100001\u202c', undefined, '+447400100001', ['invisible-characters']],
    ['07400\u2011100\u2011001', 'GB', '+447400100001', []],
  ])('is read from %j in %s, and the repair is told', (...row) => {
    const [text, country, number, told] = row;
    expect(read(text, country)).toEqual({ normal: number, told });
  });
});

describe('a number that lacks a digit', () => {
  it('is kept as it stands where its country may have it so, and nothing is added', () => {
    expect(read('+55 11 8765 4321')).toEqual({ normal: '+551187654321', told: [] });
    expect(read('+55 11 98765 4321')).toEqual({ normal: '+5511987654321', told: [] });
  });
});

describe('what no country has, or can be read in two ways', () => {
  it.each<[string, string | undefined, string]>([
    ['+4474001000012', undefined, 'too long for Britain'],
    ['+336123456789', undefined, 'too long for France'],
    ['+999123456789', undefined, 'no country'],
    ['+99999999999999', undefined, 'no country'],
    ['+440000000000', undefined, 'nobody'],
    ['+1-800-FLOWERS', undefined, 'letters'],
    ['4.474E+11', 'GB', 'digits are lost'],
    ['+44 7400 100001 / 07400 100002', undefined, 'two numbers'],
    ['07400100001/07400100002', 'GB', 'two numbers'],
    ['030 1234567 / 8', 'DE', 'two endings'],
    ['030 1234567/68', 'DE', 'two endings'],
    ['030 1234567 / 568', 'DE', 'two endings'],
    ['030／1234567／8', 'DE', 'two endings'],
    ['030/1234567/89', 'DE', 'more than one slash'],
    ['030/1234567/1234568', 'DE', 'more than one slash'],
    ['030/123/4567', 'DE', 'more than one slash'],
    ['0049 30 1234567/890', 'DE', 'two endings'],
    ['0171 1234567 / 8 ext. 3', 'DE', 'two endings'],
    ['+44 7400 100001 x', undefined, 'an extension without digits'],
    ['+4917112345x100', undefined, 'a mask'],
    ['+4917112345x249', undefined, 'a mask'],
    ['+49171123456x8', undefined, 'a mask'],
    ['+49171123456X8', undefined, 'a mask'],
    ['+49171123456ｘ8', undefined, 'a mask'],
    ['+49 171 123456-x8', undefined, 'a mask'],
    ['0171123456x8', 'DE', 'a mask'],
    ['tel:+49171123456x8', undefined, 'a mask'],
  ])('is set aside, and no repair is told: %j in %s (%s)', (text, country) => {
    expect(read(text, country)).toEqual({ normal: undefined, told: [] });
    for (const profile of ['google', 'meta', 'liveramp'] as const)
      expect(readIdentifier([profile, 'phone'], text, country).normal).toBeUndefined();
  });

  it('is never accepted: every number with a plus is possible by the library', () => {
    const written = fc
      .tuple(fc.constantFrom('+', '++', '+0', '+00', '+011', '+ '), fc.stringMatching(/^\d{6,16}$/))
      .map((parts) => parts.join(''));
    const property = fc.property(written, (text) => {
      const { normal } = readIdentifier(['google', 'phone'], text);
      fc.pre(normal !== undefined);
      expect(parsePhoneNumberFromString(normal ?? '', { extract: false })?.isPossible()).toBe(true);
    });
    fc.assert(property, { numRuns: 2_000, maxSkipsPerRun: 1_000 });
  });
});
