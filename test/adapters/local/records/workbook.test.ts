import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { MAX_WORKBOOK_BYTES } from '#core/limits.ts';
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
