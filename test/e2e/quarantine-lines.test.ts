import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareFile } from '#test/e2e/prepare-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const MAPPING: readonly string[] = [
  ...['--map', 'email=email', '--map', 'phone=phone', '--attribute', 'tier=tier'],
  ...['--consent', 'consent=yes,y'],
];
/** No "unknown" among them, or no value were undeclared. */
const TIERS = ['gold', 'silver'];
const HEADER = 'email,phone,tier,consent,notes';

/** One kind of row: how it reads, and why it is left out, if it is. `{n}` stands for its number. */
interface RowKind {
  readonly text: string;
  readonly reason?: string;
}

const ROWS: readonly RowKind[] = [
  { text: 'jane{n}@example.org,,gold,yes,' },
  { text: 'jane{n}@example.org,+447400000{n},silver,YES ,"first, and\nsecond\n\nfourth line"' },
  { text: '"jane{n}@example.org","","gold",y,"a ""quoted"" note"' },
  { text: '' },
  { text: '\n' },
  { text: 'jane{n}@example.org,,gold,no,', reason: 'no-consent' },
  { text: 'jane{n}@example.org,,gold,,"two\nlines"', reason: 'no-consent' },
  { text: 'jane{n}@example.org,,platinum,yes,', reason: 'undeclared-value' },
  { text: ',,gold,yes,"nobody\nhere"', reason: 'no-identifier' },
  { text: 'n/a,,gold,yes,', reason: 'placeholder' },
  { text: 'jane{n}@,12,gold,yes,', reason: 'invalid-identifier' },
  { text: 'jane{n}@example.org,,gold,yes' },
  { text: 'jane{n}@example.org,,gold,yes,,,' },
  { text: 'jane{n}@example.org,,gold,yes,,extra', reason: 'malformed-row' },
  { text: 'jane{n} "jj"@example.org,,gold,yes,', reason: 'invalid-identifier' },
  { text: '"jane{n}"@example.org,,gold,yes,', reason: 'malformed-row' },
  { text: 'jane{n}@example.org,,gold,yes,5" screen' },
  { text: 'jane{n}@example.org,,gold,yes,"5\\" screen, says \\"Anna\\""' },
  { text: 'jane{n}@example.org,,gold,yes,"Anna "Annie" Miller"' },
  { text: 'alone', reason: 'no-consent' },
];

/** What an editor shows: the line on which each row starts, for a file of these rows. */
const layOut = (kinds: readonly RowKind[], newline: string) => {
  const expected: string[] = [];
  let accepted = 0;
  let line = 2;
  let text = `${HEADER}\n`;
  kinds.forEach((kind, at) => {
    const row = kind.text.replaceAll('{n}', String(at + 100));
    if (kind.reason) expected.push(`${line} ${kind.reason}`);
    else if (row.trim() !== '') accepted += 1;
    text += `${row}\n`;
    line += row.split('\n').length;
  });
  return { text: text.replaceAll('\n', newline), expected, accepted };
};

const expectLines = async (kinds: readonly RowKind[], newline: string): Promise<void> => {
  const { text, expected, accepted } = layOut(kinds, newline);
  const { report, quarantine } = await prepareFile({
    content: text,
    mapping: MAPPING,
    tiers: TIERS,
  });
  expect(quarantine).toEqual(expected);
  expect(report.accepted).toBe(accepted);
};

describe('quarantine.csv names the line that an editor shows', () => {
  // Padding: few enough of the rows are faulty that the drop is not refused whole.
  const good = ROWS[1] as RowKind;
  const some = Array.from({ length: ROWS.length }, () => good);

  it.each(['\n', '\r\n'])('for every reason, once, in a file with line ends %j', (newline) =>
    expectLines([...ROWS, ...some], newline),
  );

  it('for rows of every reason in any order', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom(...ROWS), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, newline) => expectLines([...rows, ...rows.map(() => good)], newline),
    );
    await fc.assert(property, { numRuns: 25 });
  }, 60_000);

  it('as the row number in a Parquet file or the line of NDJSON', async () => {
    const content = [
      '{"email":"jane1@example.org","tier":"gold"}',
      '{"email":"jane2@example.org","tier":"gold"',
      '',
      '["jane3@example.org","gold"]',
      '"jane4@example.org"',
      'null',
      '{"email":"jane5@example.org"}',
      '{"email":"jane6@example.org","tier":"brass"}',
      '{"email":null,"tier":"gold"}',
      '{"email":{"is":"jane7@example.org"},"tier":"gold"}',
      ...Array.from({ length: 10 }, (_, at) => `{"email":"j${at}@example.org","tier":"gold"}`),
    ].join('\r\n');
    const { quarantine, report } = await prepareFile({ content, name: 'c.ndjson', tiers: TIERS });
    expect(quarantine).toEqual([
      ...['2 malformed-row', '4 malformed-row', '5 malformed-row', '6 malformed-row'],
      ...['7 undeclared-value', '8 undeclared-value', '9 no-identifier', '10 malformed-row'],
    ]);
    expect(report.accepted).toBe(11);
  });
});

describe('a fault in the quotes costs the line it stands on, and no row behind it', () => {
  const rows = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `j${from + at}@example.org,gold\n`).join('');
  const around = (fault: string, behind = rows(2_000, 3_000)): string =>
    `email,tier\n${rows(0, 7)}${fault}${behind}`;

  it.each([
    ['a quote that is never closed', '"jane@example.org,gold\n'],
    ['a quote that is never closed, in the last field', 'jane@example.org,"gold\n'],
    ['a delimiter between quotes that none opens', 'ja"n,e"@example.org,gold\n'],
    ['something after a closing quote', '"jane"@example.org,gold\n'],
    ['three quotes in a row', '"""jane@example.org,gold\n'],
  ])('for %s', async (_, fault) => {
    const { quarantine, report } = await prepareFile({ content: around(fault) });
    expect(quarantine).toEqual(['9 malformed-row']);
    expect(report.accepted).toBe(3_007);
  });

  it('even when a proper quote follows much later', async () => {
    const behind = `${rows(2_000, 50)}"j1@example.com",gold\nj2@example.com,"gold"\n`;
    const { quarantine, report } = await prepareFile({ content: around('"oh,gold\n', behind) });
    expect(quarantine).toEqual(['9 malformed-row']);
    expect(report.accepted).toBe(59);
  });

  it('even when the last line of the file opens a quote', async () => {
    const { quarantine, report } = await prepareFile({ content: around('', '"oh,gold') });
    expect(quarantine).toEqual(['9 malformed-row']);
    expect(report.accepted).toBe(7);
  });

  it('over several megabytes, read in many pieces', async () => {
    const content = around('"oh,gold\n', `${rows(10_000, 60_000)}x,"oh\n${rows(90_000, 5)}`);
    const { quarantine, report } = await prepareFile({ content });
    expect(quarantine).toEqual(['9 malformed-row', '60010 malformed-row']);
    expect(report.accepted).toBe(60_012);
  }, 60_000);
});
