import { zstdCompressSync } from 'node:zlib';
import { digestOf } from '#proof/rehearsal/drop.ts';
import {
  type Fields,
  type HostilePage,
  hostileParquet,
  listHead,
  pageBytes,
  plainTexts,
  Raw,
  sameEntry,
  varint,
  withFooter,
} from '#test/support/hostile-parquet.ts';

const TWO_GIGABYTES = 2 ** 31 - 1;
const PAGE_BYTES = 16 * 1024 ** 2;

const PLAIN: HostilePage = {
  values: 3,
  body: plainTexts(['a', 'b', 'c'].map(digestOf)),
};

/** An honest part of three rows of one column, `email`. */
export const honestPart = (): Buffer => hostileParquet({ rows: 3, pages: [PLAIN] });

const pages = (...all: readonly HostilePage[]) => hostileParquet({ rows: 3, pages: all });
const packed = (...all: readonly HostilePage[]) =>
  hostileParquet({ rows: 3, pages: all, codec: 6 });
const chunk = (told: Fields) => hostileParquet({ rows: 3, pages: [PLAIN], chunk: told });
const footer = (change: (honest: Fields) => Fields) =>
  hostileParquet({ rows: 3, pages: [PLAIN], footer: change });
const field = (id: number, type: number, ...bytes: readonly Buffer[]) =>
  footer((honest) => ({ ...honest, [id]: new Raw(type, Buffer.concat(bytes)) }));

/** An honest page, and one behind it whose lengths are no lengths. */
const lured = (told: Fields, chunkEnds: Buffer = Buffer.alloc(0)): Buffer =>
  hostileParquet({
    rows: 3,
    pages: [PLAIN, { ...PLAIN, encoding: 6, body: lengthsOf(TWO_GIGABYTES) }],
    chunk: told,
    chunkEnds,
  });
const SECOND_PAGE = BigInt(4 + pageBytes(PLAIN).length);

/** A field with its whole number, of 64 bits. */
const longField = (id: number, value: bigint): Buffer =>
  Buffer.concat([Buffer.from([6]), varint(2 * id), varint(2n * value)]);
const ANOTHER_TYPE = Buffer.concat([Buffer.from([5]), varint(22), varint(0)]);

/** The lengths of texts, said to be so many, of which there are none. */
const lengthsOf = (values: number): Buffer =>
  Buffer.concat([varint(2 ** 27), varint(4), varint(values), varint(0), Buffer.alloc(5)]);

const zeros = (bytes: number): Buffer => zstdCompressSync(Buffer.alloc(bytes));
const times = (count: number, page: HostilePage): readonly HostilePage[] =>
  Array.from({ length: count }, () => page);

const entries = { values: 3, encoding: 8, body: sameEntry(3) };
const footerTwice = ({ 4: groups, ...honest }: Fields): Fields => ({
  ...honest,
  4: [groups, groups].flat() as readonly Fields[],
});

/**
 * Parts of three rows by their manifest, each with a lie that would cost an engine memory, time or its
 * life if it believed it.
 */
export const LYING_PARTS: readonly (readonly [string, () => Buffer])[] = [
  ['a footer of four gigabytes', () => withFooter(honestPart(), Buffer.alloc(9), 2 ** 32 - 1)],
  ['an empty footer', () => withFooter(honestPart(), Buffer.alloc(0))],
  ['a footer of zeros', () => withFooter(honestPart(), Buffer.alloc(1 << 20))],
  ['two billion row groups', () => field(4, 9, listHead(12, TWO_GIGABYTES))],
  ['four million empty row groups', () => field(4, 9, listHead(12, 4e6), Buffer.alloc(4e6))],
  ['a name of two gigabytes', () => field(6, 8, varint(TWO_GIGABYTES))],
  ['structs in a million structs', () => field(9, 12, Buffer.alloc(1e6, 0x1c))],
  ['lists in a million lists', () => field(9, 9, Buffer.alloc(1e6, 0x19))],
  ['no rows told', () => footer(({ 3: _, ...rest }) => rest as Fields)],
  ['twice the row groups', () => footer(footerTwice)],
  [
    'other columns than its schema',
    () => footer((honest) => ({ ...honest, 2: [{ 4: 's', 5: 1 }] })),
  ],
  [
    'a row group of a billion rows',
    () => hostileParquet({ rows: 1e9, pages: [PLAIN], footer: (honest) => ({ ...honest, 3: 3n }) }),
  ],
  ['a column of a billion values', () => chunk({ 5: 1_000_000_000n })],
  ['a column beyond the end of the file', () => chunk({ 9: 1_000_000_000n })],
  ['a column at a negative place', () => chunk({ 9: -4n })],
  ['a column of nine quintillion bytes', () => chunk({ 7: 2n ** 63n - 1n })],
  // Here the engine would read other pages than those that are looked at, and not survive them.
  ['a dictionary behind its data', () => lured({ 11: SECOND_PAGE })],
  ['a dictionary at its data', () => lured({ 11: 4n })],
  ['a dictionary in the magic word', () => lured({ 9: SECOND_PAGE, 11: 3n })],
  ['a dictionary at a negative place', () => lured({ 11: -4n })],
  ['data in the magic word', () => lured({ 9: 3n })],
  ['the place of its data told twice', () => lured({}, longField(9, SECOND_PAGE))],
  ['the place of its dictionary told twice', () => lured({ 11: 0n }, longField(11, SECOND_PAGE))],
  ['its dictionary told as another type, too', () => lured({ 11: SECOND_PAGE }, ANOTHER_TYPE)],
  ['a field of more than 16 bits', () => lured({}, longField(2 ** 16 + 11, SECOND_PAGE))],
  ['a list of another type than it has', () => lured({ 2: ['x'] })],
  ['a page behind its last', () => lured({})],
  ['bytes behind its pages', () => chunk({ 7: BigInt(pageBytes(PLAIN).length + 3) })],
  ['an end within its last page', () => chunk({ 7: BigInt(pageBytes(PLAIN).length - 1) })],
  ['a codec that nobody knows', () => chunk({ 4: 99 })],
  ['a page of two gigabytes', () => packed({ ...PLAIN, unpacked: TWO_GIGABYTES })],
  ['a page of a negative size', () => packed({ ...PLAIN, unpacked: -1 })],
  ['a page that goes back', () => pages({ ...PLAIN, values: 0, packed: -20 }, PLAIN)],
  ['a page of two billion values', () => pages({ ...PLAIN, values: TWO_GIGABYTES })],
  ['a page larger than it says', () => packed({ values: 3, body: zeros(6e7), unpacked: 300 })],
  ['a page smaller than it says', () => packed({ values: 3, body: zeros(10), unpacked: 15e6 })],
  [
    'a hundred pages of sixteen megabytes',
    () =>
      packed(...times(100, { values: 0, body: zeros(PAGE_BYTES), unpacked: PAGE_BYTES }), PLAIN),
  ],
  ['a hundred thousand empty pages', () => pages(...times(1e5, { values: 0 }), PLAIN)],
  [
    'a dictionary of two billion texts',
    () => pages({ dictionary: true, values: TWO_GIGABYTES }, entries),
  ],
  ['a dictionary without such an entry', () => pages({ dictionary: true, values: 0 }, entries)],
  ['a text of two gigabytes', () => pages({ values: 3, body: Buffer.from([255, 255, 255, 127]) })],
  ['two billion lengths', () => pages({ ...PLAIN, encoding: 6, body: lengthsOf(TWO_GIGABYTES) })],
  ['two billion prefixes', () => pages({ ...PLAIN, encoding: 7, body: lengthsOf(TWO_GIGABYTES) })],
  ['an encoding that nobody knows', () => pages({ ...PLAIN, encoding: 99 })],
  [
    'text that is no UTF-8',
    () =>
      pages({
        values: 3,
        body: Buffer.concat(Array.from({ length: 3 }, () => Buffer.from([1, 0, 0, 0, 255]))),
      }),
  ],
];
