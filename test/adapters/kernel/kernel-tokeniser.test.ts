import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, describe, expect, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import { pieceName, type ShardCount, shardName } from '#core/shards.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS, writeParquetFiles, writePart } from '#proof/rehearsal/parquet.ts';
import { dirtyRow } from '#test/support/dirty-rows.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { type PartShape, type Tokenised, tokeniseFile } from '#test/support/token-setting.ts';

afterEach(removeTempFolders);

const ways: TokenisingWay[] = [];
const kernel = new KernelTokeniser({
  limits: TEST_LIMITS,
  leastRows: 0,
  tell: (way) => ways.push(way),
});
const reference = new DuckDbTokeniser(TEST_LIMITS);

type Write = (path: string, columns: readonly string[], rows: readonly PartRow[]) => Promise<void>;

const duckDb =
  (options: string): Write =>
  (path, columns, rows) =>
    writeParquetFiles([
      {
        path,
        columns: Object.fromEntries(columns.map((name) => [name, 'varchar'])),
        rows,
        as: `(format parquet, parquet_version v1, ${options})`,
      },
    ]);

/** A writer of others: pages of a size of its own, by dictionary where that is smaller. */
const hyparquet =
  (codec: 'SNAPPY' | 'UNCOMPRESSED', pageSize: number): Write =>
  async (path, columns, rows) => {
    const columnData = columns.map((name, at) => ({
      name,
      data: rows.map((row) => row[at] ?? null),
      type: 'STRING' as const,
      nullable: true,
    }));
    const content = parquetWriteBuffer({ columnData, codec, pageSize, rowGroupSize: 700 });
    await writeFile(path, Buffer.from(content));
  };

const ATTRIBUTES = { tier: ['silver', 'gold'], region: ['unknown', 'O\'N "x"', 'Ñ', '北'] };

interface Case {
  readonly write: Write;
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: PartShape['attributes'];
  readonly shards: ShardCount;
  readonly alone: boolean;
}

const CASES: readonly (readonly [string, Case])[] = [
  [
    'as this project writes',
    {
      write: writePart,
      kinds: ['email', 'phone'],
      attributes: ATTRIBUTES,
      shards: 1,
      alone: false,
    },
  ],
  [
    'snappy, in small row groups',
    {
      write: duckDb('compression snappy, row_group_size 2048'),
      ...{ kinds: ['phone', 'email', 'name_postcode'], attributes: { tier: ['a'] } },
      ...{ shards: 16, alone: true },
    },
  ],
  [
    'gzip, of six kinds',
    {
      write: duckDb('compression gzip'),
      kinds: IDENTIFIER_KINDS,
      ...{ attributes: {}, shards: 1, alone: false },
    },
  ],
  [
    'not packed, without a dictionary',
    {
      write: duckDb('compression uncompressed, dictionary_size_limit 1'),
      ...{ kinds: ['email'], attributes: ATTRIBUTES, shards: 128, alone: true },
    },
  ],
  [
    'by another writer, snappy',
    {
      write: hyparquet('SNAPPY', 3_000),
      ...{ kinds: ['email', 'phone'], attributes: ATTRIBUTES, shards: 1, alone: true },
    },
  ],
  [
    'by another writer, not packed',
    {
      write: hyparquet('UNCOMPRESSED', 100_000),
      ...{ kinds: ['phone'], attributes: { tier: ['unknown', 'b'] }, shards: 16, alone: false },
    },
  ],
];

const plain = async (done: Tokenised, { kinds }: Case): Promise<unknown> => ({
  report: done.report,
  marks: done.sums.marks,
  support: done.sums.support.map((each) => JSON.stringify(each)).sort(),
  rows: await Promise.all(kinds.map((kind) => done.rowsOf(kind))),
});

const expectSame = async (part: Case, rows: readonly PartRow[]): Promise<void> => {
  const source = join(await tempFolder(), 'part.parquet');
  await part.write(source, [...part.kinds, ...Object.keys(part.attributes)], rows);
  const told = { source, rows: rows.length, index: 3, shards: part.shards, alone: part.alone };
  ways.length = 0;
  const [ours, theirs] = [
    await tokeniseFile(kernel, part, told),
    await tokeniseFile(reference, part, told),
  ];
  if (typeof ours === 'string' || typeof theirs === 'string') throw new Error('refused');
  expect(ways).toMatchObject([{ wholeByReference: false }]);
  expect(await plain(ours, part)).toEqual(await plain(theirs, part));
};

describe('the kernel', () => {
  it.each(CASES)('makes of dirty rows what the reference makes of them: %s', async (_, part) => {
    const row = dirtyRow(part.kinds.length, part.attributes);
    const rows = fc.array(row, { minLength: 1, maxLength: 2_000, size: 'max' });
    const numRuns = THOROUGH ? 20 : 1;
    await fc.assert(
      fc.asyncProperty(rows, (each) => expectSame(part, each)),
      { numRuns, endOnFailure: true },
    );
  });

  it.each([
    ['of one of several parts, for each of which a merge holds one', false, [30_720, 9_280]],
    ['of an only part, whose pieces are the settled files', true, [40_000]],
  ])('writes row groups that suit who reads them: %s', async (_, alone, groups) => {
    const source = join(await tempFolder(), 'part.parquet');
    const rows = Array.from({ length: 40_000 }, (_row, at) => [digestOf(`${at}@example.org`)]);
    await writePart(source, ['email'], rows);
    const part = { kinds: ['email'], attributes: {} } as const;
    const done = await tokeniseFile(kernel, part, { source, rows: rows.length, alone });
    if (typeof done === 'string') throw new Error(done);
    const piece = await asyncBufferFromFile(join(done.folder, pieceName('email', shardName(0))));
    const { row_groups } = await parquetMetadataAsync(piece);
    expect(row_groups.map((group) => Number(group.num_rows))).toEqual(groups);
  });

  it('counts the values that core reads one at a time, and nothing else', async () => {
    const source = join(await tempFolder(), 'part.parquet');
    const good = digestOf('ada@example.org');
    await writePart(source, ['email'], [[good], [good.toUpperCase()], ['hello'], [null]]);
    ways.length = 0;
    await tokeniseFile(kernel, { kinds: ['email'], attributes: {} }, { source, rows: 4 });
    expect(ways).toEqual([{ wholeByReference: false, valuesByReference: 2 }]);
  });
});
