import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NUMBERED_COUNTRIES } from '#core/identifiers/numbered-countries.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { bothReaders } from '#test/support/rows/both-readers.ts';
import { writtenPhone } from '#test/support/rows/written-phones.ts';
import { writtenText } from '#test/support/rows/written-rows.ts';

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'plain');

/** Numbers and texts that a run tries: each run others. */
const NUMBERS = 100;
const TEXTS = 200;

describe('a reader of bytes, at length', () => {
  it.each(NUMBERED_COUNTRIES)('reads numbers of %s as every profile does', async (country) => {
    for (const profile of PROFILES) {
      const read = await bothReaders({ profile, country });
      const phones = fc.sample(writtenPhone(country), NUMBERS);
      const { byText, byBytes } = read(phones.map((each) => `1,,${each},gold,yes,`).join('\n'));
      expect(byBytes).toEqual(byText);
    }
  });

  it.each(PROFILES)(
    'answers of hundreds of texts what the reference answers: %s',
    async (profile) => {
      const read = await bothReaders({ profile, country: 'DE' });
      const text = writtenText('DE', ',');
      fc.assert(
        fc.property(text, text, fc.boolean(), (first, second, isLast) => {
          const begun = read(`${first}\n`, { isLast: false });
          expect(begun.byBytes).toEqual(begun.byText);
          const ended = read(second, { state: begun.byText.after, isLast });
          expect(ended.byBytes).toEqual(ended.byText);
        }),
        { numRuns: TEXTS },
      );
    },
  );
});
