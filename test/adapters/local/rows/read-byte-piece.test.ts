import { describe, expect, it } from 'vitest';
import type { Mapping } from '#core/drops/mapping.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { IDENTIFIER_VECTORS } from '#core/identifiers/vectors.ts';
import { ALL_GIVEN, tcfString } from '#test/support/consent/consent-strings.ts';
import { bothReaders, type TextRules } from '#test/support/rows/both-readers.ts';
import { expectSameNumbers, expectSameTexts } from '#test/support/rows/same-readings.ts';

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'plain');
const CASES: readonly TextRules[] = [
  ...PROFILES.map((profile) => ({ profile, country: 'GB' })),
  { profile: 'uid2', country: 'DE', delimiter: ';' },
  { profile: 'google', delimiter: '\t' },
  { profile: 'plain', hashed: true, delimiter: '|' },
  { profile: 'uid2', country: 'FR', consent: { column: 'ok', accept: ['yes'], since: 'note' } },
  { profile: 'uid2', country: 'NL', consent: { kind: 'timestamp', column: 'id', format: 'unix' } },
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

  const since = { column: 'note', format: 'iso' };
  const [given, old] = [new Date('2026-10-01'), new Date('2026-01-01')].map((updated) =>
    tcfString({ ...ALL_GIVEN, updated }),
  );
  it.each<[NonNullable<Mapping['consent']>, readonly (readonly [string, string])[], number]>([
    [
      { column: 'ok', accept: ['yes', 'Sí'], since },
      [
        ['yes', '2026-10-01'],
        ['Sí', '2026-10-01'],
        ['SÃ\u00ad', '2026-10-01'],
        ['no', '2026-10-01'],
      ],
      2,
    ],
    [
      { kind: 'timestamp', column: 'ok', format: 'iso' },
      [
        ['2026-10-01', ''],
        ['2026-10-02 10:00', ''],
        ['2026-01-01', ''],
        ['', ''],
        ['\u00a0', ''],
      ],
      2,
    ],
    [
      { kind: 'timestamp', column: 'ok', format: 'D MMMM YYYY' },
      [
        ['1 Oktober 2026', ''],
        ['12 März 2026', ''],
        ['2 octobre 2026', ''],
        ['1 Okto\u0308ber 2026', ''],
      ],
      2,
    ],
    [
      { kind: 'tcf', column: 'ok' },
      [
        [given ?? '', ''],
        [` ${given} `, ''],
        [old ?? '', ''],
        ['yes', ''],
        ['', ''],
        ['é', ''],
      ],
      3,
    ],
  ])(
    'reads consent that stands in no list of words, and leaves what is odd in it to the rules: %j',
    async (consent, fields, odd) => {
      const read = await bothReaders({ profile: 'uid2', country: 'GB', consent });
      const rows = fields.map(([ok, note], at) => `${at},p${at}@example.org,,gold,"${ok}",${note}`);
      const { byText, byBytes, left } = read(rows.join('\n'));
      expect(byBytes).toEqual(byText);
      expect(left).toBeLessThanOrEqual(odd);
    },
  );
});
