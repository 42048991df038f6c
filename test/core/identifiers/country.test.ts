import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { countryOf } from '#core/identifiers/country.ts';
import { hasNumberingPlan, NUMBERED_COUNTRIES } from '#core/identifiers/numbered-countries.ts';

describe('a country', () => {
  it.each([
    [
      'GB',
      ['gb', ' UK', 'U.K.', 'GBR', 'Great Britain', 'United Kingdom', 'Vereinigtes Königreich'],
    ],
    ['US', ['usa', 'U.S.A.', 'United States of America', 'États-Unis']],
    ['DE', ['DEU', 'Germany', 'Deutschland', 'ALLEMAGNE', 'Alemania']],
    ['CH', ['Schweiz', 'Suisse', 'Svizzera']],
    ['CI', ["Cote d'Ivoire", 'Côte d’Ivoire', 'Ivory Coast']],
    ['GR', ['EL', 'Ελλάδα']],
    ['JP', ['日本']],
    ['KR', ['한국', 'Korea, Republic of']],
    ['NL', ['The Netherlands', 'Holland', 'Nederland']],
    ['CZ', ['Czech Republic', 'Česko']],
    ['TR', ['Turkey', 'Türkiye']],
    ['RU', ['Russian Federation', 'Россия']],
    ['XK', ['XKX', 'Kosovo']],
  ])('%s is known by %j', (code, texts) => {
    for (const text of texts) expect(countryOf(text)).toBe(code);
  });

  it.each([[''], ['n/a'], ['XX'], ['EU'], ['44'], ['+44'], ['constructor'], ['G'.repeat(600)]])(
    'is not %j',
    (text) => {
      expect(countryOf(text)).toBeUndefined();
    },
  );

  it('is known by its code and its English name, every one of them', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region' });
    for (const code of NUMBERED_COUNTRIES) {
      expect(countryOf(code)).toBe(code);
      expect(countryOf(names.of(code) ?? '')).toBe(code);
    }
  });

  it('is every one that the library has a numbering plan of, and no other', () => {
    expect(NUMBERED_COUNTRIES).toEqual(getCountries());
  });

  it('has telephone numbers of its own or is none, whatever the text', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hasNumberingPlan(countryOf(text) ?? 'GB')).toBe(true);
    });
    fc.assert(property);
  });
});
