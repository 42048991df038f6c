import { describe, expect, it } from 'vitest';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { IDENTIFIER_VECTORS } from '#core/identifiers/vectors.ts';
import { bothReaders, type TextRules } from '#test/support/rows/both-readers.ts';
import { expectSameNumbers, expectSameTexts } from '#test/support/rows/same-readings.ts';

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'plain');
const CASES: readonly TextRules[] = [
  ...PROFILES.map((profile) => ({ profile, country: 'GB' })),
  { profile: 'uid2', country: 'DE', delimiter: ';' },
  { profile: 'google', delimiter: '\t' },
  { profile: 'plain', hashed: true, delimiter: '|' },
];

describe('a reader of bytes', () => {
  it.each(CASES)('answers of any text what the reference answers: $profile $country', (by) =>
    expectSameTexts(by, 25),
  );

  it.each(['GB', 'US', 'ES', 'IT', 'RU'])(
    'reads numbers of %s as the profiles do',
    async (country) => {
      for (const profile of PROFILES) await expectSameNumbers({ profile, country }, 300);
    },
  );

  it('reads every published example as the profiles do', async () => {
    const rules = ({ profile, defaultCountry = '' }: (typeof IDENTIFIER_VECTORS)[number]): string =>
      `${profile} ${defaultCountry}`;
    const examples = IDENTIFIER_VECTORS.filter(
      ({ profile, input }) => profile !== 'plain' && !/[\0\r]/.test(input),
    );
    for (const [, vectors] of Map.groupBy(examples, rules)) {
      const [{ profile, defaultCountry: country } = {}] = vectors;
      if (!profile) continue;
      const read = await bothReaders({ profile, country });
      const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const rows = vectors.map(({ kind, input }) =>
        [
          '1',
          kind === 'email' ? field(input) : '',
          kind === 'email' ? '' : field(input),
          'gold',
          'yes',
          '',
        ].join(),
      );
      const { byText, byBytes } = read(rows.join('\n'));
      expect(byBytes).toEqual(byText);
    }
  });

  it('reads plain rows without the reference, quoted notes and ways to write a number included', async () => {
    const read = await bothReaders({ profile: 'uid2', country: 'GB' });
    const plain = [
      '1,Ann.Lee+x@GMAIL.com,07400 000001,gold,yes,',
      '2,"bob@example.org",(07400) 000-002,GOLD,1,"said ""no"",\nthen yes"',
      '3,,+44 (0)7400 000003,café,yes,',
      '4,eve@mail.example,0044 7400 000004,unknown,yes,\r',
      '5,,,gold,yes,',
      '6,ann@example.org,,lead,yes,',
      '7,ann@example.org,,gold,no,',
    ].join('\n');
    read(plain);
    const { byText, byBytes, left } = read(plain);
    expect(byBytes).toEqual(byText);
    expect(left).toBe(0);
    expect(byBytes.rows).toMatchObject({ records: 7, lines: Float64Array.of(2, 3, 5, 6, 8) });
  });
});
