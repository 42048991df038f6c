import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import {
  type Fields,
  type HostileFile,
  hostileParquet,
  plainTexts,
} from '#test/support/hostile-parquet.ts';
import { honestPart } from '#test/support/lying-parts.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tokeniseFile } from '#test/support/token-setting.ts';

const ways: boolean[] = [];
const kernel = new KernelTokeniser({
  limits: TEST_LIMITS,
  leastRows: 0,
  tell: ({ wholeByReference }) => ways.push(wholeByReference),
});
const reference = new DuckDbTokeniser(TEST_LIMITS);

const TEXTS = plainTexts(['a', 'b', 'c'].map(digestOf));
const EMAIL = { kinds: ['email'], attributes: {} } as const;
const [GZIP, ZSTD] = [2, 6];

const packed = (codec: number, body: Buffer, unpacked = TEXTS.length): HostileFile => ({
  rows: 3,
  codec,
  pages: [{ values: 3, body, unpacked }],
});
const numbers = (...body: readonly number[]): HostileFile => ({
  rows: 3,
  pages: [
    { dictionary: true, values: 3, body: TEXTS },
    { values: 3, encoding: 8, body: Buffer.from(body) },
  ],
});
const MAY_MISS: readonly Fields[] = [
  { 4: 'schema', 5: 1 },
  { 1: 6, 3: 1, 4: 'email', 6: 0 },
];
/** A column whose values may be missing, by such levels. */
const levels = (...told: readonly number[]): HostileFile => ({
  rows: 3,
  pages: [
    { values: 3, body: Buffer.concat([Buffer.from([told.length, 0, 0, 0, ...told]), TEXTS]) },
  ],
  footer: (honest) => ({ ...honest, 2: MAY_MISS }),
});

const gzip = gzipSync(TEXTS);
const zstd = zstdCompressSync(TEXTS);
const gzipWith = (flag: number, field: Buffer): Buffer =>
  Buffer.concat([
    gzip.subarray(0, 3),
    Buffer.from([flag]),
    gzip.subarray(4, 10),
    field,
    gzip.subarray(10),
  ]);
const half = TEXTS.length / 2;

const DAMAGED: readonly (readonly [string, HostileFile])[] = [
  ['levels wider than a bit', levels(6, 3)],
  ['places wider than told', numbers(1, 6, 2)],
  ['more places than a byte says', numbers(2, 6, 4)],
  ['a byte behind Zstandard', packed(ZSTD, Buffer.concat([zstd, Buffer.from([0])]))],
  [
    'two frames of Zstandard',
    packed(
      ZSTD,
      Buffer.concat(
        [TEXTS.subarray(0, half), TEXTS.subarray(half)].map((one) => zstdCompressSync(one)),
      ),
    ),
  ],
  ['an empty frame before its own', packed(ZSTD, Buffer.concat([zstdCompressSync(''), zstd]))],
  ['half a frame', packed(ZSTD, zstd.subarray(0, -3))],
  ['bytes that make none', packed(ZSTD, zstd, 0)],
  ['gzip with a name', packed(GZIP, gzipWith(8, Buffer.from('abc\0')))],
  ['gzip with a field more', packed(GZIP, gzipWith(4, Buffer.from([2, 0, 9, 9])))],
  ['two members of gzip', packed(GZIP, Buffer.concat([gzip, gzipSync('')]))],
  ['bytes behind gzip', packed(GZIP, Buffer.concat([gzip, Buffer.from('junk')]))],
  ['gzip without its end', packed(GZIP, gzip.subarray(0, -4))],
  ['no gzip', packed(GZIP, deflateSync(TEXTS))],
];

const writePart = async (content: Buffer, rows = 3): Promise<{ source: string; rows: number }> => {
  const source = join(await tempFolder(), 'part.parquet');
  await writeFile(source, content);
  return { source, rows };
};

afterEach(removeTempFolders);

describe('a page that is damaged, or not of the plainest sort', () => {
  const outcome = async (tokeniser: KernelTokeniser | DuckDbTokeniser, file: HostileFile) => {
    const done = await tokeniseFile(
      tokeniser,
      EMAIL,
      await writePart(hostileParquet(file), file.rows),
    );
    return typeof done === 'string' ? done : { report: done.report, sums: done.sums };
  };

  it.each(DAMAGED)('is for the reference to judge: %s', async (_, file) => {
    ways.length = 0;
    expect(await outcome(kernel, file)).toEqual(await outcome(reference, file));
    expect(ways).toEqual([true]);
  });

  it.each([
    ['gzip', packed(GZIP, gzip)],
    ['Zstandard', packed(ZSTD, zstd)],
    [
      'Zstandard without its size',
      packed(ZSTD, zstdCompressSync(TEXTS, { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } })),
    ],
    ['an empty frame behind Zstandard', packed(ZSTD, Buffer.concat([zstd, zstdCompressSync('')]))],
    ['no token at all', { rows: 1, pages: [{ values: 1, body: plainTexts(['hello']) }] }],
    ['places', numbers(2, 6, 2)],
    ['levels', levels(6, 1)],
  ])('while the kernel reads an honest one by itself: %s', async (_, file) => {
    ways.length = 0;
    expect(await outcome(kernel, file)).toEqual(await outcome(reference, file));
    expect(ways).toEqual([false]);
  });
});

describe('many pages of one text each', () => {
  it('cost no more memory than their texts', async () => {
    const rows = 8_000;
    const pages = Array.from({ length: rows }, (_, at) => ({
      values: 1,
      body: plainTexts([digestOf(`person ${at}`)]),
    }));
    const { source } = await writePart(hostileParquet({ rows, pages }));
    const before = process.resourceUsage().maxRSS;
    const done = await tokeniseFile(kernel, EMAIL, { source, rows });
    expect(done).toMatchObject({ report: { accepted: rows } });
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(400);
  });
});

describe('a part that the kernel fails at for a reason that another time may not be there', () => {
  /** Its worker ends at once, as it does when memory ends. */
  const dying = WorkerPool.open(1, new URL('data:text/javascript,process.exit(1)'));
  afterAll(() => dying.close());

  it('is not done the other way, so that the step is repeated and leaves the same files', async () => {
    const unlucky = new KernelTokeniser({ limits: TEST_LIMITS, leastRows: 0, pool: dying });
    await expect(tokeniseFile(unlucky, EMAIL, await writePart(honestPart()))).rejects.toMatchObject(
      { code: 'room' },
    );
  });
});
