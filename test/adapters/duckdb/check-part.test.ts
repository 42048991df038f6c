import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { I32, MalformedFile, readThriftStruct, STRUCT } from '#adapters/duckdb/thrift-struct.ts';
import { MAX_MEAN_VALUE_BYTES, MAX_PAGE_BYTES, MAX_PART_PAGES } from '#core/part-limits.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS, writeParquetFiles, writePart } from '#proof/rehearsal/parquet.ts';
import {
  type HostileFile,
  hostileParquet,
  thriftStruct,
  varint,
  withFooter,
} from '#test/support/hostile-parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { tokeniseFile } from '#test/support/token-setting.ts';

afterEach(removeTempFolders);

const checkBytes = async (content: Uint8Array, rows: number) => {
  const path = join(await tempFolder(), 'part.parquet');
  await writeFile(path, content);
  return checkPart(path, { rows, columns: 1 });
};

const check = (file: HostileFile) => checkBytes(hostileParquet(file), file.rows);

const tokenised = (source: string) =>
  tokeniseFile(
    new DuckDbTokeniser(TEST_LIMITS),
    { kinds: ['email'], attributes: {} },
    { source, rows: 2 },
  );

const pagesOf = (count: number): HostileFile['pages'] =>
  Array.from({ length: count }, () => ({ values: 1 }));

describe('a part is let through up to each bound and not beyond', () => {
  it('of pages', async () => {
    expect(await check({ rows: 500, pages: pagesOf(500) })).toBeUndefined();
    const many = { rows: MAX_PART_PAGES + 1, pages: pagesOf(MAX_PART_PAGES + 1) };
    expect(await check(many)).toBe('unreadable');
  });

  it('of the size of a page', async () => {
    const page = (unpacked: number) => ({ rows: 1, pages: [{ values: 1, unpacked }] });
    expect(await check(page(MAX_PAGE_BYTES))).toBeUndefined();
    expect(await check(page(MAX_PAGE_BYTES + 1))).toBe('unreadable');
  });

  it('of what its values unpack to', async () => {
    const rows = 1_000;
    const allowed = rows * MAX_MEAN_VALUE_BYTES;
    const part = (unpacked: number) => ({
      rows,
      pages: [
        { values: 0, unpacked: MAX_PAGE_BYTES },
        { values: rows, unpacked },
      ],
    });
    expect(await check(part(allowed))).toBeUndefined();
    expect(await check(part(allowed + 1))).toBe('unreadable');
  });

  it('of values, of which the pages hold just as many as the footer tells', async () => {
    for (const values of [2, 4])
      expect(await check({ rows: 3, pages: [{ values }] })).toBe('unreadable');
  });
});

describe('a part is let through in encodings whose damage an engine survives', () => {
  it.each([0, 2, 8])('such as %i', async (encoding) => {
    expect(await check({ rows: 1, pages: [{ values: 1, encoding }] })).toBeUndefined();
  });

  it.each([1, 3, 4, 5, 6, 7, 9])('and not %i', async (encoding) => {
    expect(await check({ rows: 1, pages: [{ values: 1, encoding }] })).toBe('unreadable');
  });
});

describe('a fault that is none of the part', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is thrown, though the runtime calls it a RangeError, too', async () => {
    const path = join(await tempFolder(), 'part.parquet');
    await writeFile(path, hostileParquet({ rows: 1, pages: [{ values: 1 }] }));
    vi.spyOn(Buffer, 'alloc').mockImplementation(() => {
      throw new RangeError('Array buffer allocation failed');
    });
    await expect(checkPart(path, { rows: 1, columns: 1 })).rejects.toThrow('allocation failed');
  });
});

describe('whatever the bytes are', () => {
  const anyBytes = fc.uint8Array({ maxLength: 300 });

  it('a struct is read or refused as malformed (property)', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          expect(readThriftStruct(Buffer.from(bytes), 100).length).toBeLessThanOrEqual(
            bytes.length,
          );
        } catch (fault) {
          expect(fault).toBeInstanceOf(MalformedFile);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('a footer of them makes no part (property)', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyBytes, async (body, footer) => {
        const content = withFooter(Buffer.from(body), Buffer.from(footer));
        expect(await checkBytes(content, 3)).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a struct', () => {
  it('tells its numbers by their types and its lists by what they hold', () => {
    const bytes = thriftStruct({
      1: -7,
      3: 2n ** 40n,
      20: [{ 1: 1 }, { 1: 2 }],
      21: { 2: 'text' },
    });
    const { struct, length } = readThriftStruct(Buffer.concat([bytes, bytes]), 20, {
      fields: { 20: { list: STRUCT } },
    });
    expect(length).toBe(bytes.length);
    expect([struct.int(1), struct.long(1), struct.long(3)]).toEqual([-7, undefined, 2 ** 40]);
    expect(struct.structs(20).map((each) => each.int(1))).toEqual([1, 2]);
    expect([struct.struct(21)?.int(2), struct.struct(20), struct.structs(1)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  it('holds no more values than allowed', () => {
    const bytes = thriftStruct({ 1: [1, 2, 3, 4] });
    const shape = { fields: { 1: { list: I32 } } };
    expect(() => readThriftStruct(bytes, 4, shape)).toThrow(MalformedFile);
    expect(readThriftStruct(bytes, 5, shape).length).toBe(bytes.length);
  });

  const end = Buffer.from([0]);
  const field = (id: number, value: number | bigint) =>
    Buffer.concat([Buffer.from([5]), varint(id * 2), varint(value)]);

  it.each([
    ['a field twice', [field(3, 2), field(3, 2)]],
    ['a field whose number has more than 16 bits', [field(3 + 2 ** 16, 2)]],
    ['a number of more than 32 bits', [field(3, 2n ** 32n + 2n)]],
    ['a number of more than 64 bits', [Buffer.from([0x36]), varint(2n ** 64n + 8n)]],
    ['a list that it should not have', [thriftStruct({ 3: [1] }).subarray(0, -1)]],
    ['a list of another type', [thriftStruct({ 1: ['x'] }).subarray(0, -1)]],
  ])('is refused that another reader could take for another: %s', (_, fields) => {
    const read = () =>
      readThriftStruct(Buffer.concat([...fields, end]), 20, { fields: { 1: { list: I32 } } });
    expect(read).toThrow(MalformedFile);
  });
});

describe('a part whose columns are no texts', () => {
  it.each(['integer', 'time', 'blob', 'timestamp'])('is unreadable: %s', async (type) => {
    const path = join(await tempFolder(), 'part.parquet');
    const as = '(format parquet, parquet_version v1)';
    await writeParquetFiles([{ path, columns: { email: type }, rows: [[null]], as }]);
    expect(await checkPart(path, { rows: 1, columns: 1 })).toBe('unreadable');
  });

  it('ends in an answer, whatever one byte of its footer says (property)', {
    timeout: 120_000,
  }, async () => {
    const path = join(await tempFolder(), 'part.parquet');
    await writePart(path, ['email'], [[digestOf('a@x.org')], [digestOf('b@x.org')]]);
    const whole = await readFile(path);
    const footer = whole.length - 8 - whole.readUInt32LE(whole.length - 8);
    const changed = fc.tuple(
      fc.integer({ min: footer, max: whole.length - 9 }),
      fc.integer({ min: 0, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(changed, async ([at, byte]) => {
        const other = Buffer.from(whole);
        other[at] = byte;
        await writeFile(path, other);
        const done = await tokenised(path);
        expect(typeof done === 'string' ? done : 'tokenised').toMatch(
          /^(tokenised|unreadable|rows-differ)$/,
        );
      }),
      { numRuns: THOROUGH ? 1_000 : 60 },
    );
  });
});
