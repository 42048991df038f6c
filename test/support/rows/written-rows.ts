import fc from 'fast-check';
import { COLUMNS } from '#test/support/rows/both-readers.ts';
import { writtenPhone } from '#test/support/rows/written-phones.ts';

const LABEL = fc.stringMatching(/^[a-z0-9]{1,9}$/);
const LOCAL = fc.stringMatching(/^[A-Za-z0-9_+-]{1,8}(\.[A-Za-z0-9_+-]{1,5})?$/);
const DOMAIN = fc.oneof(
  fc.constantFrom('gmail.com', 'GMAIL.com', 'googlemail.com', 'mail.example', 'x-y.co.uk'),
  fc
    .tuple(LABEL, fc.constantFrom('.', '-', '..'), LABEL)
    .map(([a, sign, b]) => `${a}${sign}${b}.org`),
);
const ADDRESS = fc.tuple(LOCAL, DOMAIN).map(([local, domain]) => `${local}@${domain}`);

const ODD = fc.constantFrom(
  ...[
    '',
    ' ',
    '  ',
    'n/a',
    'null',
    '0',
    'test@test.com',
    'TEST@example.com',
    'a@b',
    '@',
    'a@@b.org',
  ],
  ...["'ann@example.org", '="ann@example.org"', 'Ann <ann@example.org>', 'a@x.org; b@y.org', '\t'],
  ...[
    'ä@example.org',
    'ann@ex\u00e4mple.org',
    '\u00a0',
    '\u200bann@example.org',
    'ann@example.org.',
  ],
  ...[
    '+440000000000',
    '4.9E+11',
    '447400000001.0',
    '#REF!',
    '---',
    '\u0661\u0662\u0663',
    '+',
    '(0)',
  ],
  ...['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'ann@example.org/'],
);

const padded = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', '', '', ' '), text, fc.constantFrom('', '', '', ' '))
    .map((all) => all.join(''));

const DIGEST = fc.stringMatching(/^[0-9a-f]{64}$/);

const identifier = (plain: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: padded(plain), weight: 8 },
    { arbitrary: ODD, weight: 2 },
    {
      arbitrary: fc.oneof(
        DIGEST,
        DIGEST.map((text) => text.toUpperCase()),
      ),
      weight: 1,
    },
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
  );

const TIERS = [
  'gold',
  'gold',
  'GOLD',
  'Café',
  'Cafe\u0301',
  'au',
  '',
  ' gold',
  'lead',
  'unknown',
  '"',
];
const CONSENTS = ['yes', 'yes', 'yes', 'YES', '1', '1.0', 'no', '', ' yes', 'y'];
const IDS = [
  '1',
  '17',
  'Total',
  'total 4',
  'Subtotal',
  '(c) 2026',
  '4 rows',
  '',
  ' ',
  'Ann',
  'Ägypten',
  '\u00a9',
];
const NOTES = [
  '',
  '',
  'a, b',
  'said "no"',
  'two\nlines',
  '\n',
  '"',
  'a\r\nb',
  'a;b\tc',
  '\ud83d\ude00',
  '\u0000',
];

/** A field as a program writes it: in quotes where it needs them, and now and then where it does not. */
const written = (text: string, delimiter: string, always: boolean): string =>
  always || text.includes(delimiter) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;

const ROW = (country: string, delimiter: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...IDS),
      identifier(ADDRESS),
      identifier(writtenPhone(country)),
      fc.constantFrom(...TIERS),
      fc.constantFrom(...CONSENTS),
      fc.constantFrom(...NOTES.map((note) => note.replaceAll('\u0000', ''))),
      fc.nat(7),
    )
    .map(([id, mail, tel, tier, ok, note, quoted]) =>
      [id, mail, tel, tier, ok, note]
        .map((text, at) => written(text, delimiter, at === quoted))
        .join(delimiter),
    );

/** Something that no program writes, at a place of a row. */
const DAMAGE = fc.record({
  at: fc.nat(60),
  cut: fc.nat(3),
  text: fc.constantFrom(
    '"',
    '""',
    '\n',
    '\r',
    '\r\r\n',
    ',',
    ';',
    '\\',
    ' ',
    '\ufeff',
    'é',
    '\x1a',
    '@',
  ),
});

/** Lines of a file of these columns: most of them rows, some damaged, some none. */
export const writtenText = (country: string, delimiter: string): fc.Arbitrary<string> => {
  const row = ROW(country, delimiter);
  const damaged = fc
    .tuple(row, DAMAGE)
    .map(([text, { at, cut, text: more }]) => text.slice(0, at) + more + text.slice(at + cut));
  const line = fc.oneof(
    { arbitrary: row, weight: 12 },
    { arbitrary: damaged, weight: 2 },
    {
      arbitrary: fc.constantFrom('', ' ', '\x1a', delimiter.repeat(COLUMNS.length - 1), 'Total,5'),
      weight: 1,
    },
    {
      arbitrary: fc
        .string({ unit: 'grapheme', maxLength: 20 })
        .map((text) => text.replaceAll('\0', '')),
      weight: 1,
    },
  );
  return fc
    .tuple(
      fc.array(line, { maxLength: 40 }),
      fc.constantFrom('\n', '\n', '\r\n'),
      fc.constantFrom('', '\n'),
    )
    .map(([lines, newline, end]) => lines.join(newline) + end);
};
