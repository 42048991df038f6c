import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { foreignFormat } from '#adapters/local/records/foreign-format.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { writeTable } from '#test/support/party-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The start of a tar archive: the name of its first file, and its sign at byte 257. */
const tar = Buffer.alloc(1024);
tar.write('contacts.csv');
tar.write('ustar', 257);

/** The container of an old .xls, with one name in its directory, which is its second sector. */
const container = (name: string): Buffer => {
  const bytes = Buffer.alloc(1536);
  hex('d0cf11e0a1b11ae1').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.write(name, 1024, 'utf16le');
  return bytes;
};

const zip = (name: string, content = ''): Buffer =>
  latin1(`PK\x03\x04${'\0'.repeat(26)}${name}${content}`);

const FOREIGN: readonly (readonly [string, Buffer, string])[] = [
  ['zip', zip('contacts.csv'), 'is a ZIP archive: unpack it, and prepare the file'],
  ['empty zip', hex('504b0506'), 'is a ZIP archive'],
  ['ods', zip('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), 'OpenDocument'],
  ['numbers', zip('Index/Document.iwa'), 'Apple Numbers'],
  ['xlsb', zip('[Content_Types].xml', '  xl/workbook.bin'), '(.xlsb)'],
  ['xls', container('Workbook'), 'is an old Excel workbook (.xls): open it, and save it as CSV'],
  ['older xls', hex('0908100000060500'), 'is an old Excel workbook (.xls)'],
  [
    'encrypted xlsx',
    container('EncryptedPackage'),
    'that a password protects: save it without one',
  ],
  ['html', latin1('\r\n<html xmlns:o="urn:schemas"><table>'), 'is a web page (HTML): open it'],
  ['html table', latin1('\xef\xbb\xbf<TABLE border="1">'), 'is a web page (HTML)'],
  ['html in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'is a web page (HTML)'],
  ['Excel XML', latin1('<?xml version="1.0"?>\n<Workbook xmlns="urn:x">'), 'Excel 2003 XML'],
  ['XML', latin1('<?xml version="1.0"?><people>'), 'is an XML document'],
  ['RTF', latin1('{\\rtf1 x}'), 'is an RTF document'],
  ['PDF', latin1('%PDF-1.7'), 'is a PDF document: export the list itself'],
  ['bzip2', hex('425a6839314159265359'), 'is packed with bzip2: unpack it'],
  ['xz', hex('fd377a585a0000'), 'is packed with xz'],
  ['7z', hex('377abcaf271c'), 'is a 7z archive'],
  ['rar', hex('526172211a0700'), 'is a RAR archive'],
  ['lz4', hex('04224d18'), 'is packed with lz4'],
  ['Snappy', hex('ff060000734e61507059'), 'is packed with Snappy'],
  ['compress', hex('1f9d90'), 'is packed with compress'],
  ['tar', tar, 'is a tar archive'],
  ['PGP', latin1('-----BEGIN PGP MESSAGE-----\n'), 'is encrypted with PGP: decrypt it first'],
  ['SQLite', latin1('SQLite format 3\0'), 'is an SQLite database: export it'],
  ['DuckDB', hex(`${'11'.repeat(8)}4455434b4000`), 'is a DuckDB database'],
  ['Access', latin1('\0\x01\0\0Standard ACE DB\0'), 'is an Access database'],
  ['ORC', latin1('ORC\x0a\0\x01'), 'is an ORC file'],
  ['Avro', latin1('Obj\x01\x04'), 'is an Avro file'],
  ['Arrow', latin1('ARROW1\0\0'), 'is an Arrow or Feather file'],
  ['Arrow stream', hex('ffffffff20010000'), 'is an Arrow or Feather file'],
  ['Parquet with a hidden footer', latin1('PARE\0'), 'is an encrypted Parquet file'],
  ['SAS', hex(`${'00'.repeat(12)}c2ea8160b31411cf`), 'is a SAS file'],
  ['SAS transport', latin1('HEADER RECORD*******LIBRARY HEADER'), 'is a SAS file'],
  ['SPSS', latin1('$FL2@(#) SPSS DATA FILE'), 'is an SPSS file'],
  ['Stata', latin1('<stata_dta><header>'), 'is a Stata file'],
  ['HDF5', hex('894844460d0a1a0a'), 'is an HDF5 file'],
];

const refusalOf = async (name: string, content: Uint8Array): Promise<unknown> => {
  const path = join(await tempFolder(), name);
  await writeFile(path, content);
  const source = openRecords(path, { encoding: 'utf-8', delimiter: undefined });
  return source.then((each) => each.columns([])).catch((fault: unknown) => fault);
};

const told = (says: string): object =>
  expect.objectContaining({
    name: 'AirlockError',
    code: 'input',
    message: expect.stringContaining(says),
  });

describe('a file of a format that is not read', () => {
  afterEach(removeTempFolders);

  it.each(FOREIGN)('is told by its first bytes, whatever its name: %s', async (_, start, says) => {
    expect(await refusalOf('list.csv.gz', start)).toEqual(told(says));
  });

  it.each([
    ['tar.gz', 'is a tar archive', gzipSync(tar)],
    ['zip in gzip', 'is a ZIP archive', gzipSync(zip('contacts.csv'))],
    ['bzip2 in zstd', 'is packed with bzip2', zstdCompressSync(hex('425a6839314159265359'))],
    ['gzip in gzip', 'is packed with gzip again', gzipSync(gzipSync('a,b\n1,2\n'))],
    ['workbook in gzip', 'is an Excel workbook', gzipSync(zip('[Content_Types].xml'))],
  ])('is told inside a packing too: %s', async (_, says, content) => {
    const refusal = await refusalOf('list.csv.gz', content);
    expect(refusal).toEqual(told(says));
    expect(refusal).toEqual(told('What is packed in'));
  });

  it('is told where it is a Parquet file that was packed', async () => {
    const parquet = await readFile(
      await writeTable('list.parquet', { columns: ['a'], rows: [['1']] }),
    );
    expect(await refusalOf('list.parquet.gz', gzipSync(parquet))).toEqual(told('a Parquet file'));
  });
});

describe('a text', () => {
  it('is never taken for another format by a header that looks like one', () => {
    const headers = ['ORCID,Email', 'PARENT,Email', 'BZh9,Email', 'PK,Email', 'Object,Email'];
    for (const header of headers) expect(foreignFormat(Buffer.from(header))).toBeUndefined();
  });

  it('is never taken for another format, whatever its letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w ,;"\n]*$/), (text) => {
        expect(foreignFormat(Buffer.from(text))).toBeUndefined();
      }),
    );
  });
});
