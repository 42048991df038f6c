import { afterEach, describe, expect, it } from 'vitest';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import { XlsxSource } from '#adapters/local/records/xlsx-source.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import {
  number,
  type SheetCell,
  type WorkbookSheet,
  writeWorkbook,
} from '#test/support/workbook-file.ts';

const sourceOf = async (path: string): Promise<XlsxSource> =>
  new XlsxSource(await SourceFile.at(path), undefined);

const sheet = (rows: readonly (readonly SheetCell[])[]): WorkbookSheet => ({ name: 'List', rows });

/** What one cell of a column is read as. */
const textOf = async (cell: SheetCell, properties?: string): Promise<unknown> => {
  const path = await writeWorkbook(
    [
      sheet([
        ['x', 'y'],
        [cell, 'there'],
      ]),
    ],
    properties,
  );
  const [record] = await allRecords(await sourceOf(path), ['x']);
  return record?.fields?.[0];
};

/** 2 January 1950, as a workbook counts days. */
const DAY = 18_265;

describe('a cell of a workbook', () => {
  afterEach(removeTempFolders);

  it.each<[string, SheetCell, string | null]>([
    ['text', 'Zoë "Z" <z@example.org> & 東京', 'Zoë "Z" <z@example.org> & 東京'],
    ['text with a line break', 'two\nlines', 'two\nlines'],
    ['text of an error', { xml: 't="e"><v>#N/A</v>' }, '#N/A'],
    ['whole number', number(4930123000), '4930123000'],
    ['number in powers of ten', number('4.930123E+9', '0.00E+00'), '4930123000'],
    ['number with thousands', number(10_000_000, '#,##0'), '10000000'],
    ['number with decimals that it lacks', number(12, '0.00'), '12'],
    ['fraction', number('0.30000000000000004'), '0.3'],
    ['amount', number('1234.5', '"€" #,##0.00'), '1234.5'],
    ['number with leading zeros', number(1001, '00000'), '01001'],
    ['number with leading zeros beside a form for text', number(7, '000;-000;000;@'), '007'],
    ['number in a form of a label', number(12345, '"C-"000-000'), 'C-012-345'],
    ['longest number that is kept', number('999999999999999'), '999999999999999'],
    ['long number with all its digits', number('9007199254740991'), '9007199254740991'],
    ['truth', { xml: 't="b"><v>1</v>' }, 'TRUE'],
    ['date', number(DAY, 'dd/mm/yyyy'), '1950-01-02'],
    ['date of another order', number(DAY, 'm/d/yy'), '1950-01-02'],
    ['date and time', number(DAY + 0.5, 'yyyy-mm-dd hh:mm'), '1950-01-02T12:00:00'],
    ['time of a date that is not shown', number(DAY + 0.5, 'dd.mm.yyyy'), '1950-01-02'],
    ['year of a date', number(DAY, 'yyyy'), '1950'],
    ['time of day', number(0.5, 'hh:mm'), '12:00'],
    ['result of a formula', { xml: 't="str"><f>A2&amp;"x"</f><v>shown</v>' }, 'shown'],
    ['number of a formula', { xml: '><f>1+1</f><v>2</v>' }, '2'],
    ['nothing', { xml: '>' }, null],
  ])('is read as it is meant: %s', async (_, cell, text) => {
    expect(await textOf(cell)).toBe(text);
  });

  it('holds the date of a workbook that counts from 1904', async () => {
    const cell = number(DAY - 1462, 'dd/mm/yyyy');
    expect(await textOf(cell, '<workbookPr date1904="1"/>')).toBe('1950-01-02');
  });

  it.each<[string, SheetCell, RegExp]>([
    ['a number above 2^53', number('9007199254740993'), /long number, of which Excel keeps 15/],
    ['a number whose last digit Excel has lost', number('6011000990139420'), /Excel keeps 15/],
    ['a formula without its result', { xml: '><f>B2&amp;"x"</f>' }, /formula without its result/],
    ['a shared formula without it', { xml: '><f t="shared" si="0"/>' }, /formula without its res/],
  ])('is refused where it was lost, by column and row: %s', async (_, cell, says) => {
    await expect(textOf(cell)).rejects.toMatchObject({ name: 'AirlockError', code: 'input' });
    await expect(textOf(cell)).rejects.toThrow(says);
    await expect(textOf(cell)).rejects.toThrow(/the column "x" of row 2/);
    await expect(textOf(cell)).rejects.not.toThrow(/9007199|6011000/);
  });

  it('hinders nobody where it was lost in a column that is not wanted', async () => {
    const rows = [
      ['x', 'y'],
      [number('9007199254740993'), 'there'],
    ];
    expect(await allRecords(await sourceOf(await writeWorkbook([sheet(rows)])), ['y'])).toEqual([
      { line: 2, fields: ['there'] },
    ]);
  });
});
