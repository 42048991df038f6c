import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Encoding } from '#adapters/local/records/decode-text.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { allRecords, recordSourceContract } from '#test/contract/record-source.contract.ts';
import { delimited, FILE_NAMES, type FileName, writeTable } from '#test/support/party-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const open = (path: string, encoding: Encoding = 'utf-8'): Promise<RecordSource> =>
  openRecords(path, { encoding, delimiter: undefined });

const openText = async (
  name: string,
  content: string | Uint8Array,
  encoding?: Encoding,
): Promise<RecordSource> => {
  const path = join(await tempFolder(), name);
  await writeFile(path, content);
  return open(path, encoding);
};

for (const name of FILE_NAMES) recordSourceContract(name, (path) => open(path));

describe('files as the world writes them', () => {
  afterEach(removeTempFolders);

  it.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['pipe', 'a|b\n1|2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['no line end', 'a,b\n1,2'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n'],
    ['spaces in the header', ' a , b \n1,2\n'],
    ['empty lines', 'a,b\n\n1,2\n\n'],
    ['a quoted header', '"a","b"\n"1","2"\n'],
  ])('are read with %s', async (_, text) => {
    const source = await openText('list.csv', text);
    expect(await source.columns([])).toEqual(['a', 'b']);
    const records = await allRecords(source, ['a', 'b']);
    expect(records.map(({ fields }) => fields)).toEqual([['1', '2']]);
  });

  it.each<[Encoding, Uint8Array]>([
    ['latin1', Buffer.from('name\nKöln\n', 'latin1')],
    ['windows-1252', Buffer.from('name\nKöln\n', 'latin1')],
    ['utf-16le', Buffer.from('\uFEFFname\nKöln\n', 'utf16le')],
  ])('are read in a declared %s', async (encoding, content) => {
    const source = await openText('list.csv', content, encoding);
    expect(await allRecords(source, ['name'])).toMatchObject([{ fields: ['Köln'] }]);
  });

  it('are refused in an encoding that was not declared', async () => {
    const source = openText('list.csv', Buffer.from('name\nKöln\n', 'latin1'));
    const read = source.then((each) => allRecords(each, ['name']));
    await expect(read).rejects.toMatchObject({ name: 'AirlockError', code: 'input' });
  });

  it.each([
    ['too many fields', 'a,b\n1,2,3\n4,5\n'],
    ['a quote that closes too early', 'a,b\n1,"x"y\n4,5\n'],
    ['a quote that stays open', 'a,b\n1,"x\n4,5\n'],
  ])('give a row with %s as one that cannot be read, and go on', async (_, text) => {
    const records = await allRecords(await openText('list.csv', text), ['a', 'b']);
    expect([...records].sort((a, b) => a.line - b.line)).toEqual([
      { line: 2, fields: undefined },
      { line: 3, fields: ['4', '5'] },
    ]);
  });

  it('give a line of NDJSON that is no object as one that cannot be read', async () => {
    const text = '{"a":"1"}\nnot json\n[1]\n\n{"a":null}\n{"b":2}\n{"a":{"deep":1}}\n{"a":7}\n';
    const records = await allRecords(await openText('list.ndjson', text), ['a']);
    expect(records.map(({ line, fields }) => [line, fields?.[0]])).toEqual([
      [1, '1'],
      [2, undefined],
      [3, undefined],
      [5, null],
      [6, null],
      [7, undefined],
      [8, '7'],
    ]);
  });

  it.each<[string, FileName]>([
    ['gzip', 'list.csv.gz'],
    ['zstd', 'list.csv.zst'],
    ['Parquet', 'list.parquet'],
  ])('are refused when a %s file is cut off, without showing a row', async (_, name) => {
    const rows = Array.from({ length: 400 }, (__, at) => [`secret${at}@example.org`]);
    const path = await writeTable(name, { columns: ['email'], rows });
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, Math.floor(whole.length / 2)));
    const read = open(path).then((source) => allRecords(source, ['email']));
    const fault: unknown = await read.catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'AirlockError', code: 'input' });
    expect(String(fault)).not.toContain('secret');
  });

  it.each([
    ['empty', ''],
    ['without a header', '\n\n'],
  ])('are refused when %s', async (_, text) => {
    const read = openText('list.csv', text).then((source) => source.columns([]));
    await expect(read).rejects.toMatchObject({ name: 'AirlockError', code: 'input' });
  });

  it('are refused when missing, or when a folder', async () => {
    const folder = await tempFolder();
    for (const path of [folder, join(folder, 'none.csv')])
      await expect(open(path)).rejects.toMatchObject({ name: 'AirlockError', code: 'input' });
  });

  it('keep the line numbers of the file after a quoted line break', async () => {
    const text = delimited({ columns: ['a'], rows: [['one\ntwo\nthree'], ['x']] });
    const records = await allRecords(await openText('list.csv', text), ['a']);
    expect(records.map(({ line }) => line)).toEqual([2, 5]);
  });
});
