import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { bothReaders, type TextRules } from '#test/support/rows/both-readers.ts';
import { writtenPhone } from '#test/support/rows/written-phones.ts';
import { writtenText } from '#test/support/rows/written-rows.ts';

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'plain');
const CASES: readonly TextRules[] = [
  ...PROFILES.map((profile) => ({ profile, country: 'GB' })),
  { profile: 'uid2', country: 'DE', delimiter: ';' },
  { profile: 'google', delimiter: '\t' },
  { profile: 'plain', hashed: true, delimiter: '|' },
];

describe('a reader of bytes', () => {
  it.each(CASES)('answers of any text what the reference answers: $profile $country', async (by) => {
    const read = await bothReaders(by);
    const text = writtenText(by.country ?? 'FR', by.delimiter ?? ',');
    fc.assert(
      fc.property(text, text, fc.boolean(), (first, second, isLast) => {
        const begun = read(`${first}\n`, { isLast: false });
        expect(begun.byBytes).toEqual(begun.byText);
        const ended = read(second, { state: begun.byText.after, isLast });
        expect(ended.byBytes).toEqual(ended.byText);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['GB', 'US', 'ES', 'IT', 'RU'])('reads numbers of %s as the profiles do', async (country) => {
    for (const profile of PROFILES) {
      const read = await bothReaders({ profile, country });
      const phones = fc.sample(writtenPhone(country), 300);
      const { byText, byBytes } = read(phones.map((phone) => `1,,${phone},gold,yes,`).join('\n'));
      expect(byBytes).toEqual(byText);
    }
  });
});
