import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { MAX_WORKBOOK_BYTES } from '#core/source-limits.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { workbookParts } from '#test/support/workbook-file.ts';
import { zipOf } from '#test/support/zip-file.ts';

describe('a workbook', () => {
  afterEach(removeTempFolders);

  const parts = workbookParts([{ name: 'List', rows: [['a'], ['secret@example.org']] }]);
  const whole = zipOf(parts);
  const readingOf = async (content: Uint8Array): Promise<unknown> => {
    const path = join(await tempFolder(), 'list.xlsx');
    await writeFile(path, content);
    return openRecords(path, { encoding: 'utf-8', delimiter: undefined }).then((source) =>
      allRecords(source, ['a']),
    );
  };
  const refusalOf = (content: Uint8Array): Promise<unknown> =>
    readingOf(content).then(
      () => undefined,
      (fault: unknown) => fault,
    );
  const refusal = (says: RegExp): object =>
    expect.objectContaining({
      name: 'AirlockError',
      code: 'input',
      message: expect.stringMatching(says),
    });

  it('is refused before it is unpacked where it says that it is too large', async () => {
    const bomb = parts.map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, says: MAX_WORKBOOK_BYTES } : part,
    );
    expect(await refusalOf(zipOf(bomb))).toEqual(
      refusal(/larger than a workbook that can be read/),
    );
  });

  it.each([0, 10])('is refused where a part is larger than it says: %s bytes', async (says) => {
    const lying = parts.map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, says } : part,
    );
    expect(await refusalOf(zipOf(lying))).toEqual(refusal(/damaged Excel workbook|larger than/));
  });

  it('is refused where a cell stands so far out that the table would fill the memory', async () => {
    const far = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            content:
              '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
          }
        : part,
    );
    expect(await refusalOf(zipOf(far))).toEqual(refusal(/larger than a workbook that can be read/));
  });

  it('expands no entity of its own', async () => {
    const entity = '<!DOCTYPE x [<!ENTITY e "secret">]>';
    const own = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: `${entity}${String(part.content).replace('secret@', '&e;@')}` }
        : part,
    );
    expect(await readingOf(zipOf(own))).toEqual([{ line: 2, fields: ['&e;@example.org'] }]);
  });

  const list = workbookParts([
    { name: 'List', rows: [['a'], ...Array.from({ length: 6 }, (_, at) => [`x${at}`])] },
  ]);
  const changed = (part: RegExp, change: (xml: string) => string): Buffer =>
    zipOf(
      list.map((each) =>
        part.test(each.name) ? { ...each, content: change(String(each.content)) } : each,
      ),
    );
  const SHEET = /sheet1\.xml$/;
  const rowsOf = (xml: string, to: number): string =>
    xml.split('</row>').slice(0, to).join('</row>');

  it.each<[string, Buffer]>([
    ['behind a row', changed(SHEET, (xml) => `${rowsOf(xml, 5)}</row>`)],
    ['inside a cell', changed(SHEET, (xml) => xml.slice(0, xml.indexOf('x4') + 1))],
    ['inside a tag', changed(SHEET, (xml) => xml.slice(0, xml.indexOf('r="A5"')))],
    ['before its last end', changed(SHEET, (xml) => xml.replace('</worksheet>', ''))],
    ['inside, with an end put behind', changed(SHEET, (xml) => `${rowsOf(xml, 5)}</worksheet>`)],
    [
      'in the list of its sheets',
      changed(/workbook\.xml$/, (xml) => xml.replace('</workbook>', '')),
    ],
  ])('that was cut off is never taken as whole: %s', async (_, content) => {
    expect(await refusalOf(content)).toEqual(refusal(/is a damaged Excel workbook/));
  });

  it.each<[string, (xml: string) => string]>([
    ['a row twice', (xml) => xml.replaceAll(/(r="A?)6"/g, '$15"')],
    ['a row behind a later one', (xml) => xml.replaceAll(/(r="A?)3"/g, '$19"')],
    ['a cell of another row', (xml) => xml.replace('"A6"', '"A5"')],
    ['a cell twice', (xml) => xml.replace('<c r="A5"', '<c r="A5"><v>1</v></c><c r="A5"')],
    ['a row that is no number', (xml) => xml.replace('<row r="5"', '<row r="five"')],
  ])('that would lose a value by reading is refused: %s', async (_, change) => {
    expect(await refusalOf(changed(SHEET, change))).toEqual(refusal(/is a damaged Excel workbook/));
  });

  it.each<[string, (xml: string) => string]>([
    ['without places', (xml) => xml.replaceAll(/ r="A?\d+"/g, '')],
    ['with a prefix', (xml) => xml.replaceAll(/<(\/?)/g, '<$1x:').replace('xmlns=', 'xmlns:x=')],
    ['with gaps', (xml) => xml.replaceAll(/(r="A?)7"/g, '$170"')],
    [
      'with a comment that ends nothing',
      (xml) => xml.replace('<sheetData>', '<!-- <row> --><sheetData>'),
    ],
  ])('is read in each of its forms: %s', async (_, change) => {
    expect(await readingOf(changed(SHEET, change))).toHaveLength(6);
  });

  it.each([
    [
      'a document',
      zipOf([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/document.xml', content: 'x' },
      ]),
    ],
    [
      'nothing but a list of its parts',
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: '<workbook/>' },
      ]),
    ],
  ])('is refused where it is %s', async (_, content) => {
    expect(await refusalOf(content)).toEqual(refusal(/without a sheet|damaged Excel workbook/));
  });

  it('is read or refused by our own error, wherever a byte of it is changed or it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.boolean(),
        async (at, byte, cut) => {
          const damaged = Buffer.from(cut ? whole.subarray(0, at + 1) : whole);
          damaged[at] = byte;
          const fault = await refusalOf(damaged);
          if (fault !== undefined) expect(fault).toEqual(refusal(/\.$/));
          expect(String(fault)).not.toContain('secret');
        },
      ),
      { numRuns: 150 },
    );
  });
});
