import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { prepareFile } from '#test/e2e/prepare-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

/** The same four people in every format; the last two hold letters outside ASCII and a quoted note. */
const PEOPLE = [
  ['jane.doe@example.org', 'gold', 'plain'],
  ['john.doe@example.org', 'silver', ''],
  ['zoë.doe@example.org', 'gold', 'naïve'],
  ['max.doe@example.org', 'silver', 'says "hi", and\nleaves'],
] as const;

const quoted = (field: string, delimiter: string): string =>
  /["\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;

const text = (delimiter = ',', newline = '\n'): string =>
  [['email', 'tier', 'notes'], ...PEOPLE]
    .map((fields) => fields.map((field) => quoted(field, delimiter)).join(delimiter) + newline)
    .join('');

const ndjson = (): string =>
  PEOPLE.map(([email, tier, notes]) => `${JSON.stringify({ email, tier, notes })}\n`).join('');

let expected: readonly string[];
beforeAll(async () => {
  expected = (await prepareFile({ content: text() })).digests;
  expect(new Set(expected).size).toBe(PEOPLE.length);
});

const expectSamePeople = async (about: Parameters<typeof prepareFile>[0]): Promise<void> => {
  const { digests, report, quarantine } = await prepareFile(about);
  expect(digests).toEqual(expected);
  expect(quarantine).toEqual([]);
  expect(report.rows).toBe(PEOPLE.length);
};

describe('one list gives the same digests', () => {
  it.each([
    ['a byte-order mark', `\uFEFF${text()}`],
    ['CRLF', text(',', '\r\n')],
    ['the line ends of old Macs', text(',', '\r').replace('and\nleaves', 'and leaves')],
    ['CRLF after a header that ends in LF', text(',', '\r\n').replace('\r\n', '\n')],
    ['LF after a header that ends in CRLF', text().replace('\n', '\r\n')],
    ['no newline at the end', text().trimEnd()],
    ['blank lines in front, between and behind', `\n\r\n${text().replaceAll('\nj', '\n\nj')}\n\n`],
    ['every field in quotes', text().replace(/^([^",\n]+),([^",\n]+),/gm, '"$1","$2",')],
    ['spaces around the names of columns', text().replace('email,tier', ' email , tier ')],
  ])('with %s', (_, content) => expectSamePeople({ content }));

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('between %s, found out or declared', async (_, delimiter) => {
    await expectSamePeople({ content: text(delimiter) });
    await expectSamePeople({ content: text(delimiter), flags: ['--delimiter', delimiter] });
  });

  it('in a .tsv file, whatever stands in its header', () =>
    expectSamePeople({ content: text('\t').replace('notes', 'n,o,t,e,s'), name: 'c.tsv' }));

  it.each([
    ['Latin-1', 'latin1', Buffer.from(text(), 'latin1')],
    ['Windows-1252', 'windows-1252', Buffer.from(text(), 'latin1')],
    ['UTF-16', 'utf-16le', Buffer.from(text(), 'utf16le')],
    ['UTF-16 with a byte-order mark', 'UTF-16LE', Buffer.from(`\uFEFF${text()}`, 'utf16le')],
  ])('in %s that was declared', (_, encoding, content) =>
    expectSamePeople({ content, flags: ['--encoding', encoding] }),
  );

  it.each([
    ['NFC', 'NFC'],
    ['NFD, as Macs write it', 'NFD'],
  ])('in %s', (_, form) => expectSamePeople({ content: text().normalize(form) }));

  it.each([
    ['gzip', gzipSync(text())],
    ['gzip in two members', Buffer.concat(halves().map((half) => gzipSync(half)))],
    ['zstd', zstdCompressSync(Buffer.from(text()))],
    ['zstd in two frames', Buffer.concat(halves().map((half) => zstdCompressSync(half)))],
    ['zstd with a frame to skip', Buffer.concat([skippableFrame(), zstdCompressSync(text())])],
  ])('packed by %s, under any name', (_, content) => expectSamePeople({ content }));

  it('as NDJSON, also packed, with blank lines and with line separators inside texts', async () => {
    await expectSamePeople({ content: ndjson(), name: 'c.ndjson' });
    await expectSamePeople({ content: gzipSync(ndjson()), name: 'c.jsonl.gz' });
    const spread = `\uFEFF${ndjson().replaceAll('\n', '\r\n\n').replace('plain', 'a\u2028b')}`;
    await expectSamePeople({ content: spread, name: 'c.ndjson' });
  });

  it('as Parquet, under any name', async () => {
    const path = join(await tempFolder(), 'list.parquet');
    const columns = ['email', 'tier', 'notes'];
    await writePart(path, columns, PEOPLE);
    await expectSamePeople({ content: await readFile(path), name: 'list.bin' });
  });
});

/** The text in two pieces, cut in the middle of a letter. */
function halves(): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(text());
  const cut = bytes.indexOf(Buffer.from('ë')) + 1;
  return [bytes.subarray(0, cut), bytes.subarray(cut)];
}

function skippableFrame(): Buffer {
  const frame = Buffer.from('????????hello');
  frame.writeUInt32LE(0x184d2a50, 0);
  frame.writeUInt32LE(5, 4);
  return frame;
}
