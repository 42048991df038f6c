import { afterEach, describe, expect, it } from 'vitest';
import { expectFileRefused, prepareFile } from '#test/e2e/prepare-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { number, type SheetCell, workbookParts } from '#test/support/workbook-file.ts';
import { zipOf } from '#test/support/zip-file.ts';

const HEADER = ['email', 'tier'];
const PEOPLE = Array.from({ length: 5 }, (_, at) => [`person${at}@example.org`, 'gold']);

const workbook = (rows: readonly (readonly SheetCell[])[]): Buffer =>
  zipOf(
    workbookParts([
      { name: 'Cover', rows: [['Members']] },
      { name: 'List', rows },
    ]),
  );

describe('a workbook', () => {
  afterEach(removeTempFolders);

  it('makes the drop that the same list makes as CSV, whatever its file is called', async () => {
    const csv = [HEADER, ...PEOPLE].map((row) => `${row.join(',')}\n`).join('');
    const { digests } = await prepareFile({ content: csv });
    const content = workbook([['Members of 2024'], [], HEADER, ...PEOPLE]);
    for (const name of ['list.xlsx', 'list.csv']) {
      const prepared = await prepareFile({ content, name });
      expect(prepared.digests).toEqual(digests);
      expect(prepared.ran.out).toContain('The sheet \\"List\\" was read');
    }
  });

  it('is refused by the name of a sheet that it lacks, with those that it has', async () => {
    const content = workbook([HEADER, ...PEOPLE]);
    const flags = ['--sheet', 'Listing'];
    const says = /has no such sheet: name one of "Cover", "List" with --sheet/;
    await expectFileRefused({ content, name: 'list.xlsx', flags, says });
  });

  it('is refused where a number has lost digits, without showing it', async () => {
    const content = workbook([HEADER, [number('9007199254740993'), 'gold'], ...PEOPLE]);
    const says = /the column "email" of row 2 holds a long number, of which Excel keeps 15 digits/;
    await expectFileRefused({ content, name: 'list.xlsx', says });
  });
});
