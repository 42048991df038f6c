import { closeSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/kernel/not-understood.ts';
import {
  type ColumnPages,
  dictionaryNumbers,
  eachText,
  type Page,
  readPages,
} from '#adapters/kernel/read-pages.ts';
import {
  type Fields,
  pageBytes,
  plainTexts,
  Raw,
  thriftStruct,
} from '#test/support/hostile-parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

/** What a reader of pages makes of a page: the texts of a dictionary or of rows, or the places of texts. */
interface Read extends Pick<Page, 'kind' | 'row' | 'rows'> {
  readonly present: readonly number[] | undefined;
  readonly values: readonly (string | number)[];
}

const textsOf = (page: Page): readonly string[] => {
  const texts: string[] = [];
  eachText(page, (at, length) => texts.push(page.bytes.toString('latin1', at, at + length)));
  return texts;
};

/** All pages of bytes that are said to be a column, from the first byte to the last if it is not said else. */
const read = async (bytes: Buffer, told: Partial<ColumnPages> = {}): Promise<readonly Read[]> => {
  const path = join(await tempFolder(), 'column');
  await writeFile(path, bytes);
  const file = openSync(path, 'r');
  const column = { start: 0, end: bytes.length, rows: 3, codec: 0, mayMiss: false, ...told };
  try {
    let texts = 0;
    return Array.from(readPages(file, column), (page) => {
      const { kind, row, rows, present } = page;
      const values = kind === 'numbers' ? [...dictionaryNumbers(page, texts)] : textsOf(page);
      if (kind === 'dictionary') texts = values.length;
      return { kind, row, rows, present: present && [...present], values };
    });
  } finally {
    closeSync(file);
  }
};

/** Bytes of a column, what its footer says, and the pages that are read of it. */
interface ReadCase {
  readonly bytes: Buffer;
  readonly told?: Partial<ColumnPages>;
  readonly pages: readonly object[];
}

const TEXTS = plainTexts(['a', 'bc', '']);
const DICTIONARY = pageBytes({ dictionary: true, values: 2, body: plainTexts(['x', 'y']) });
const places = (...told: readonly number[]): Buffer =>
  pageBytes({ values: 3, encoding: 8, body: Buffer.from(told) });
/** Levels of three rows, of which the second has no value, before the texts of the others. */
const LEVELS = Buffer.from([2, 0, 0, 0, 3, 0b101]);
const missing = pageBytes({ values: 3, body: Buffer.concat([LEVELS, plainTexts(['a', 'c'])]) });
const FALSE = new Raw(2, Buffer.alloc(0));

/** A page of the second kind, of which some fields are other ones. */
const second = (body: Buffer, told: Fields = {}): Buffer => {
  const fields = { 1: 3, 2: 0, 3: 3, 4: 0, 5: 0, 6: 0, 7: FALSE, ...told };
  const header = thriftStruct({ 1: 3, 2: body.length, 3: body.length, 8: fields });
  return Buffer.concat([header, body]);
};

describe('the pages of a column', () => {
  const whole = { kind: 'texts', row: 0, rows: 3, present: undefined, values: ['a', 'bc', ''] };
  const two = { kind: 'dictionary', row: 0, rows: 0, present: undefined, values: ['x', 'y'] };
  const lacking = { kind: 'texts', row: 0, rows: 3, present: [0, 2], values: ['a', 'c'] };

  it.each<readonly [string, ReadCase]>([
    ['texts', { bytes: pageBytes({ values: 3, body: TEXTS }), pages: [whole] }],
    ['some missing texts', { bytes: missing, told: { mayMiss: true }, pages: [lacking] }],
    ['texts in a page of the second kind', { bytes: second(TEXTS), pages: [whole] }],
    [
      'such a page some of whose texts are missing',
      {
        bytes: second(Buffer.concat([LEVELS.subarray(4), plainTexts(['a', 'c'])]), { 2: 1, 5: 2 }),
        told: { mayMiss: true },
        pages: [lacking],
      },
    ],
    [
      'places in a dictionary',
      {
        bytes: Buffer.concat([DICTIONARY, places(1, 3, 0b010)]),
        pages: [two, { ...whole, kind: 'numbers', values: [0, 1, 0] }],
      },
    ],
    [
      'two pages, one behind the other',
      {
        bytes: Buffer.concat([
          pageBytes({ values: 1, body: plainTexts(['a']) }),
          pageBytes({ values: 2, body: plainTexts(['bc', '']) }),
        ]),
        pages: [
          { ...whole, rows: 1, values: ['a'] },
          { ...whole, row: 1, rows: 2, values: ['bc', ''] },
        ],
      },
    ],
  ])('are read: %s', async (_, { bytes, told, pages }) => {
    expect(await read(bytes, told)).toEqual(pages);
  });

  const unread: readonly (readonly [string, Buffer, Partial<ColumnPages>?])[] = [
    ['no bytes', Buffer.alloc(0)],
    ['no header', Buffer.alloc(90, 0xff)],
    ['fewer rows than told', pageBytes({ values: 2, body: plainTexts(['a', 'b']) })],
    ['more rows than told', pageBytes({ values: 3, body: TEXTS }), { rows: 2 }],
    ['a page behind the end of its column', pageBytes({ values: 3, body: TEXTS }), { end: 20 }],
    ['an end behind the end of the file', pageBytes({ values: 3, packed: 99 }), { end: 999 }],
    ['a place that is none', pageBytes({ values: 3, body: TEXTS }), { start: -1, end: 2 ** 60 }],
    ['a page of less than nothing', pageBytes({ values: 3, packed: -20 })],
    ['a page of 17 megabytes', pageBytes({ values: 3, unpacked: 17e6 })],
    ['another encoding', pageBytes({ values: 3, body: TEXTS, encoding: 7 })],
    ['differences that nobody asked for', pageBytes({ values: 3, body: TEXTS, encoding: 5 })],
    ['a codec that nobody knows', pageBytes({ values: 3, body: TEXTS }), { codec: 99 }],
    [
      'levels that are cut off',
      pageBytes({ values: 3, body: LEVELS.subarray(0, 5) }),
      { mayMiss: true },
    ],
    ['no room for levels', pageBytes({ values: 3, body: Buffer.alloc(3) }), { mayMiss: true }],
    ['levels of what cannot miss', second(Buffer.concat([LEVELS, TEXTS]), { 5: 6 })],
    ['levels longer than the page', second(TEXTS, { 5: 900 }), { mayMiss: true }],
    ['lists in a row', second(TEXTS, { 6: 2 })],
    ['another number of rows than of values', second(TEXTS, { 3: 2 })],
    ['a text that is cut off', pageBytes({ values: 3, body: TEXTS.subarray(0, -5) })],
    ['a length that is cut off', pageBytes({ values: 3, body: TEXTS.subarray(0, -1) })],
    ['a place that the dictionary has not', Buffer.concat([DICTIONARY, places(2, 6, 2)])],
    ['places without a dictionary', places(1, 6, 0)],
    ['places without a width', pageBytes({ values: 3, encoding: 8 })],
  ];
  it.each(unread.map(([what, bytes, told]) => ({ what, bytes, told })))(
    'are for another reader where they have $what',
    async ({ bytes, told }) => {
      await expect(read(bytes, told)).rejects.toThrow(NotUnderstood);
    },
  );

  it('are read or not understood, whatever their bytes are and the footer says (property)', async () => {
    const honest = fc.constantFrom(
      pageBytes({ values: 3, body: TEXTS }),
      missing,
      second(TEXTS),
      Buffer.concat([DICTIONARY, places(1, 3, 0b010)]),
    );
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 });
    const changed = fc.tuple(honest, changes).map(([bytes, all]) => {
      const other = Buffer.from(bytes);
      for (const [at, byte] of all) other[at % other.length] = byte;
      return other;
    });
    const any = fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from(bytes));
    const place = fc.oneof(fc.nat(120), fc.constantFrom(0, -4, 2 ** 31, 2 ** 62));
    const told = fc.record(
      {
        start: place,
        end: place,
        rows: fc.nat(20),
        codec: fc.constantFrom(0, 1, 2, 6, 9, undefined),
        mayMiss: fc.boolean(),
        differences: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, any), told, async (bytes, column) => {
        await read(bytes, column).catch((fault) => expect(fault).toBeInstanceOf(NotUnderstood));
      }),
      { numRuns: 200 },
    );
  });
});
