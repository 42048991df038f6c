import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { type FileCase, prepareFile } from '#test/e2e/prepare-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const PEOPLE = ['jane', 'john', 'zoë', 'max'].map((name, at) => ({
  email: `${name}.doe@example.org`,
  tier: at % 2 === 0 ? 'gold' : 'silver',
}));
const rows = (delimiter = ',', end = '\n'): string =>
  PEOPLE.map(({ email, tier }) => `${email}${delimiter}${tier}${end}`).join('');
const CSV = `email,tier\n${rows()}`;

let expected: readonly string[];
beforeAll(async () => {
  expected = (await prepareFile({ content: CSV })).digests;
});

/** The same people as in `CSV`, and none left out; with just this said. */
const expectSamePeople = async (about: FileCase, ...says: readonly RegExp[]): Promise<void> => {
  const { digests, report, notes } = await prepareFile(about);
  expect(digests).toEqual(expected);
  expect(report).toMatchObject({ rows: PEOPLE.length, accepted: PEOPLE.length });
  expect(notes).toHaveLength(says.length);
  says.forEach((each, at) => {
    expect(notes[at]).toMatch(each);
  });
};

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('a text export is read as it was meant', () => {
  it.each<[string, string | Buffer]>([
    ['UTF-16, as Excel saves "Unicode text"', utf16(`\uFEFF${CSV.replaceAll(',', '\t')}`)],
    ['UTF-16 in the other order', utf16(`\uFEFF${CSV}`).swap16()],
    ['UTF-16 without its mark', utf16(CSV)],
    ['packed UTF-16', gzipSync(utf16(`\uFEFF${CSV}`))],
    ['two byte-order marks', `\uFEFF\uFEFF${CSV}`],
    ['sep=; in front', `sep=;\r\nemail;tier\r\n${rows(';', '\r\n')}`],
    ['"sep=|" in quotes', `"sep=|"\nemail|tier\n${rows('|')}`],
    ['sep=\\t', `sep=\t\nemail\ttier\n${rows('\t')}`],
    ['names in capitals and blanks around them', CSV.replace('email', '\u00a0 EMAIL ')],
    [
      'columns without a name',
      `,email,tier,\n${rows().replace(/^(.*)$/gm, ',$1,')}`.replace(/,,$/gm, ''),
    ],
    ['two columns of one name that nobody mapped', `email,note,note,tier\n${rows(',a,b,')}`],
    ['a comma too many on every row', `email,tier\n${rows(',', ',,\n')}`],
    ['lines that end in \\r\\r\\n', CSV.replaceAll('\n', '\r\r\n')],
    [
      'lines that end in \\r, and line breaks in cells',
      CSV.replace('tier', 'tier,"a\nb"')
        .replaceAll('\n', '\r')
        .replace('"a\rb"', '"a\nb"')
        .replaceAll(/(gold|silver)\r/g, '$1,"a\nb"\r'),
    ],
    ['the end of a file of DOS', `${CSV}\x1a`],
    ['\\x01 between fields', CSV.replaceAll(',', '\x01')],
    [
      'quotes in names',
      CSV.replace('tier', 'tier,name').replaceAll(/(gold|silver)/g, '$1,Anna "Annie" Miller'),
    ],
    [
      'quotes behind backslashes',
      CSV.replace('tier', 'tier,name').replaceAll(
        /(gold|silver)/g,
        '$1,"Anna \\"Annie\\", \\"B\\""',
      ),
    ],
  ])('with %s', (_, content) => expectSamePeople({ content }));

  it.each([
    ['\\x01', '\x01'],
    ['\\001', '\x01'],
    ['\\u0001', '\x01'],
    ['^', '^'],
    ['~', '~'],
    ['\\t', '\t'],
  ])('with any single character that is declared: %s', (declared, delimiter) =>
    expectSamePeople({
      content: CSV.replaceAll(',', delimiter),
      flags: ['--delimiter', declared],
    }),
  );

  it('with escaped quotes and delimiters that are declared', () =>
    expectSamePeople({
      content: `name,email,tier\n${PEOPLE.map(({ email, tier }) => `Doe\\, "J",${email},${tier}\n`).join('')}`,
      flags: ['--escape', 'backslash'],
    }));

  it('with rows that leave out what is empty at their ends', () =>
    expectSamePeople(
      { content: `email,tier,note\n${rows()}` },
      /^Rows with fewer fields than the header: 4/,
    ));

  it('without characters that are none', () =>
    expectSamePeople({ content: CSV.replaceAll('.org', '.org\0') }, /NUL characters/));
});

describe('what stands around the table of a report is no part of it', () => {
  const TITLES = ['Contacts by account', '"Filtered by: tier, country"', '', 'As of,1 May', ''];

  it.each<[string, readonly string[], RegExp]>([
    ['one title', ['Customers'], /header is on line 2, .*skipped: 1\.$/],
    ['titles, filters and empty lines', TITLES, /header is on line 6, .*skipped: 3\.$/],
    ['titles with more commas than the table', ['a, b, c, d, e', ''], /on line 3, .*skipped: 1\.$/],
  ])('in front of it: %s', (_, titles, says) =>
    expectSamePeople({ content: `${titles.join('\n')}\n${CSV}` }, says),
  );

  it.each([
    [
      'Salesforce',
      '\n\n"Grand Totals (4 records)"\n\n"Copyright (c) 2000-2025 salesforce.com, inc."\n"Confidential Information - Do Not Distribute"\n"Generated By: An Analyst 1/5/2025 3:05 PM"\n"Example Ltd"\n',
      5,
    ],
    ['a total', '\nTotal,4\n', 1],
    ['a total without an empty line', 'Grand total,4\n', 1],
    ['SQL Server', '\n(4 rows affected)\n', 1],
    ['a footer with commas', '\n© 2025 Example, Ltd., London, UK\n', 1],
  ])('behind it: %s', (_, footer, lines) =>
    expectSamePeople(
      { content: `${CSV}${footer}` },
      new RegExp(`footer of a report and left out: ${lines}\\.$`),
    ),
  );

  it.each([
    ['Total Fitness Ltd,9001,older,high', 1],
    ['Copyright House,9002,older,high', 1],
    ['\nGrand Total Ltd,9003,older,', 1],
    ['Total,9004,older,high', 1],
    ['Total,,,200', 0],
    ['\nGrand Totals,,,', 0],
    ['\n"Copyright (c) 2025 Example, inc.",,,', 0],
    ['\nGrand Totals (200 records)', 0],
  ])('but no customer is, whose row is as full as the others: %j', async (last, more) => {
    const known = Array.from({ length: 20 }, (_, at) => `Firm ${at},${at + 10},older,high\n`).join(
      '',
    );
    const path = join(await tempFolder(), 'firms.csv');
    await writeFile(path, `name,id,age,spend\n${known}${last}\n`);
    const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
    expect(await allRecords(source, ['id', 'age', 'spend'])).toHaveLength(20 + more);
    expect(source.notes()).toHaveLength(1 - more);
  });

  it('but no person behind an empty line is taken for a footer', async () => {
    const { report, notes } = await prepareFile({
      content: `${CSV}\nann.doe@example.org\nTotal\njoe.doe@example.org,gold\n\nsue.doe@example.org,silver\n`,
    });
    expect(report).toMatchObject({ rows: 8, accepted: 7 });
    expect(notes.join()).not.toContain('footer');
  });
});

describe('columns of one name', () => {
  const template = (more: (email: string) => string) =>
    `Email,Email,Email,tier\n${PEOPLE.map(({ email, tier }) => `${more(email)},${tier}\n`).join('')}`;

  it.each([
    ['the first', (email: string) => `${email},,`],
    ['the last', (email: string) => `,,${email}`],
    ['all', (email: string) => `${email},${email},${email}`],
  ])('give the value that stands in %s of them', (_, more) =>
    expectSamePeople({ content: template(more) }, /^3 columns are called "email"/),
  );
});

describe('a JSON export is read as it was meant', () => {
  const nested = PEOPLE.map(({ email, tier }) => ({ id: 1, customer: { email, tier } }));
  const mapping = [
    ...['--map', 'email=customer.email', '--attribute', 'tier=customer.tier'],
    ...['--attest', 'Everybody agreed.'],
  ];

  it.each([
    ['a list', JSON.stringify(PEOPLE)],
    ['a list over many lines', JSON.stringify(PEOPLE, null, 2)],
    ['one object a line', PEOPLE.map((each) => JSON.stringify(each)).join('\n')],
    ['objects over many lines', PEOPLE.map((each) => JSON.stringify(each, null, 1)).join('\n')],
    ['a byte-order mark', `\uFEFF \n${JSON.stringify(PEOPLE)}`],
    [
      'lists of one',
      JSON.stringify(PEOPLE.map(({ email, tier }) => ({ email: [email], tier: [tier] }))),
    ],
    [
      'names in capitals',
      JSON.stringify(PEOPLE.map(({ email, tier }) => ({ EMAIL: email, Tier: tier }))),
    ],
    ['escaped NULs', JSON.stringify(PEOPLE).replaceAll('.org', '.org\\u0000')],
  ])('with %s, whatever its name', async (_, content) => {
    for (const name of ['c.csv', 'c.json', 'c.ndjson.gz'])
      await expectSamePeople({ content: name.endsWith('gz') ? gzipSync(content) : content, name });
    await expectSamePeople({ content: utf16(`\uFEFF${content}`), name: 'c.json' });
  });

  it('with names inside of names, by their paths', async () => {
    await expectSamePeople({ content: JSON.stringify(nested), mapping, name: 'c.json' });
    const { report } = await prepareFile({
      content: JSON.stringify([...nested, { customer: null }, { customer: { email: {} } }]),
      mapping,
      name: 'c.json',
    });
    expect(report.quarantined).toEqual({ 'no-identifier': 1, 'malformed-row': 1 });
  });

  it('with a name that comes first behind a thousand others', async () => {
    const plain = Array.from({ length: 1_000 }, (_, at) => ({ email: `j${at}@example.org` }));
    const content = [...plain, ...PEOPLE].map((each) => JSON.stringify(each)).join('\n');
    expect((await prepareFile({ content, name: 'c.ndjson' })).report.accepted).toBe(1_004);
  });
});

describe('an encoding that is probably another', () => {
  it('is told where Latin-1 is declared and the text is UTF-8', async () => {
    const name = CSV.replace('tier', 'tier,name').replaceAll(/(gold|silver)/g, '$1,Jörg');
    const { notes } = await prepareFile({ content: name, flags: ['--encoding', 'latin1'] });
    expect(notes).toEqual([expect.stringMatching(/read as latin1, but looks like UTF-8/)]);
    const right = Buffer.from(name, 'latin1');
    await expectSamePeople({ content: right, flags: ['--encoding', 'latin1'] });
  });

  it('is told where letters were taken for others once before', () =>
    expectSamePeople(
      { content: CSV.replace('tier', 'tier,name').replaceAll(/(gold|silver)/g, '$1,JÃ¶rg') },
      /^Letters such as "Ã¼" stand where others must be/,
    ));
});
