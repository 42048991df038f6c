import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Quoting, splitRow } from '#adapters/local/records/split-row.ts';

const split = (text: string, quoting: Quoting, delimiter = ',') =>
  splitRow(text, { delimiter, quoting });

describe('a row', () => {
  it.each<[string, Quoting, string, ReturnType<typeof splitRow>]>([
    ['doubled quotes', 'doubled', '"a ""b""",c', ['a "b"', 'c']],
    [
      'a quote inside an unquoted field',
      'doubled',
      '5" screen,Anna "Annie" Miller',
      ['5" screen', 'Anna "Annie" Miller'],
    ],
    ['something behind a closing quote', 'doubled', '"a"b,c', 'stray'],
    ['an open quote', 'doubled', 'a,"b', 'open'],
    ['escaped quotes', 'backslash', '"Anna \\"Annie\\"","x"', ['Anna "Annie"', 'x']],
    ['an escaped backslash before the end', 'backslash', '"C:\\\\",x', ['C:\\', 'x']],
    ['an escaped delimiter', 'backslash', 'Miller\\, Anna,x', ['Miller, Anna', 'x']],
    ['nothing, as MySQL writes it', 'backslash', '\\N,x', ['', 'x']],
    ['backslashes that mean themselves', 'doubled', '"C:\\",x', ['C:\\', 'x']],
    [
      'quotes that somebody forgot to double',
      'bare',
      '"Anna "Annie" Miller",x',
      ['Anna "Annie" Miller', 'x'],
    ],
    ['a bare quote that never closes', 'bare', '"a"b,c', 'open'],
  ])('with %s is read as %s', (_, ...[quoting, text, fields]) => {
    expect(split(text, quoting)).toEqual(fields);
  });

  const field = fc.string({ unit: fc.constantFrom(...'ab",\\;\t é'), maxLength: 6 });
  const fields = fc.array(field, { minLength: 1, maxLength: 5 });

  it('is read back as it was written, quotes doubled or escaped (property)', () => {
    fc.assert(
      fc.property(fields, (each) => {
        const doubled = each.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(split(doubled, 'doubled')).toEqual(each);
        const escaped = each.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',');
        const isNull = (text: string) => text === '\\N';
        fc.pre(!each.some(isNull));
        expect(split(escaped, 'backslash')).toEqual(each);
      }),
    );
  });

  it('is read as another reader does, where that reads it (property)', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab", '), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, (row) => {
        let theirs: string[][];
        try {
          theirs = parse(row, { relax_column_count: true });
        } catch {
          return;
        }
        expect(split(row, 'doubled')).toEqual(theirs[0]);
      }),
    );
  });
});
