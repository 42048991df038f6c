import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import { XlsxSource } from '#adapters/local/records/xlsx-source.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import {
  number,
  type SheetCell,
  type WorkbookSheet,
  writeWorkbook,
} from '#test/support/workbook-file.ts';

const READ = { encoding: 'utf-8', delimiter: undefined } as const;

const sourceAt = async (path: string, sheet?: string): Promise<XlsxSource> =>
  new XlsxSource(await SourceFile.at(path), sheet);

const sourceOf = async (sheets: readonly WorkbookSheet[], sheet?: string): Promise<XlsxSource> =>
  sourceAt(await writeWorkbook(sheets), sheet);

const table = (rows: readonly (readonly SheetCell[])[], name = 'People'): WorkbookSheet => ({
  name,
  rows,
});

/** 2 January 1950, as a workbook counts days. */
const DAY = 18_265;

describe('a sheet', () => {
  afterEach(removeTempFolders);

  it('is read from its header on, with titles above it left out and said', async () => {
    const rows = [
      ['Members'],
      [],
      ['as of', number(DAY, 'dd/mm/yyyy')],
      ['Email', 'City', 'Since'],
      ['a@example.org', 'Rome', '2020'],
    ];
    for (const wanted of [['Email'], []]) {
      const source = await sourceOf([table(rows)]);
      expect(await source.columns(wanted)).toEqual(['Email', 'City', 'Since']);
      expect(await allRecords(source, ['Email'])).toEqual([{ line: 5, fields: ['a@example.org'] }]);
      expect(source.notes()).toContain('The header is row 4: what stands above it was left out.');
    }
  });

  it('is found by its name, whatever its case, also where it is hidden', async () => {
    const sheets = [
      table([['a'], ['1']], 'One'),
      { ...table([['b'], ['2']], 'Two'), hidden: true },
    ];
    const source = await sourceOf(sheets, 'two');
    expect(await source.columns([])).toEqual(['b']);
    expect(source.notes()).toEqual([
      'The sheet "Two" was read, one of 2; name another with --sheet.',
    ]);
  });

  it('is the first one shown that holds the wanted columns, if none is named', async () => {
    const sheets = [
      { ...table([['Email'], ['hidden@example.org']], 'Old'), hidden: true },
      table([], 'Empty'),
      table([['About'], ['this list']], 'Cover'),
      table([['Email'], ['a@example.org']], 'List'),
    ];
    const source = await sourceOf(sheets);
    expect(await source.columns(['Email'])).toEqual(['Email']);
    expect(await allRecords(source, ['Email'])).toEqual([{ line: 2, fields: ['a@example.org'] }]);
    expect(source.notes()[0]).toContain('"List" was read, one of 4');
  });

  it('is said where it is the only one', async () => {
    const source = await sourceOf([table([['a'], ['1']])]);
    await source.columns([]);
    expect(source.notes()).toEqual(['The sheet "People" was read.']);
  });

  it('is refused with the names that there are, where there is none of the name', async () => {
    const source = await sourceOf([table([['a'], ['1']], 'One'), table([], 'Two')], 'Three');
    await expect(source.columns([])).rejects.toThrow(
      /no such sheet: name one of "One", "Two" with/,
    );
  });

  it('is refused where it holds nothing', async () => {
    for (const sheet of ['Empty', undefined])
      await expect((await sourceOf([table([], 'Empty')], sheet)).columns([])).rejects.toMatchObject(
        {
          name: 'AirlockError',
          code: 'input',
        },
      );
  });

  it('gives its hidden rows too, and says how many', async () => {
    const rows = [['a'], ['1'], ['2'], ['3']];
    const source = await sourceOf([{ ...table(rows), hiddenRows: [2, 3] }]);
    expect(await allRecords(source, ['a'])).toHaveLength(3);
    expect(source.notes()).toContain('Hidden rows were read like the others: 2.');
  });

  it('is read to its last customer, whose name begins as a footer does', async () => {
    const people = Array.from({ length: 9 }, (_, at) => [
      `Firm ${at}`,
      number(at),
      'older',
      'high',
    ]);
    const last = [
      ['Total Fitness Ltd', number(9001), 'older', ''],
      ['Copyright House', number(9002), 'older', 'high'],
    ];
    const source = await sourceOf([table([['name', 'id', 'age', 'spend'], ...people, ...last])]);
    expect(await allRecords(source, ['id', 'age', 'spend'])).toHaveLength(11);
  });

  it('is read up to the footer of a report, which is left out and said', async () => {
    const rows = [
      ['Email', 'City', 'Since'],
      ['a@example.org', 'Rome', '2020'],
      ['b@example.org', 'Oslo', '2021'],
      [],
      ['Total', '2'],
      ['Confidential Information - Do Not Distribute'],
    ];
    const source = await sourceOf([table(rows)]);
    expect(await allRecords(source, ['Email'])).toEqual([
      { line: 2, fields: ['a@example.org'] },
      { line: 3, fields: ['b@example.org'] },
    ]);
    expect(source.notes()).toContain(
      'Rows at the end, from row 5 on, that were taken as the footer of a report and left out: 2.',
    );
  });

  it('gives the numbers of its rows, and no empty ones', async () => {
    const source = await sourceOf([table([['a', 'b'], [], ['1'], ['', ''], ['2', 'x']])]);
    expect(await allRecords(source, ['a', 'b'])).toEqual([
      { line: 3, fields: ['1', null] },
      { line: 5, fields: ['2', 'x'] },
    ]);
  });

  it('gives the values of columns of one name as several values', async () => {
    const source = await sourceOf([
      table([
        ['Email', 'Email'],
        ['a@x.org', 'b@x.org'],
        ['c@x.org', ''],
      ]),
    ]);
    expect((await allRecords(source, ['Email'])).map(({ fields }) => fields?.[0])).toEqual([
      'a@x.org; b@x.org',
      'c@x.org',
    ]);
  });

  it('is no option of a file that has none', async () => {
    const path = join(await tempFolder(), 'list.csv');
    await writeFile(path, 'a,b\n1,2\n');
    await expect(openRecords(path, { ...READ, sheet: 'One' })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
