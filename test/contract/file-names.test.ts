import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { PartFiles } from '#adapters/local/part-files.ts';
import { ParquetSource } from '#adapters/local/records/parquet-source.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import {
  readParquet,
  TEST_LIMITS,
  writeParquetFiles,
  writePart,
} from '#proof/rehearsal/parquet.ts';
import { queryOf } from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tokeniseFile } from '#test/support/token-setting.ts';
import { tableOf, writeVault } from '#test/support/vault.ts';

afterEach(removeTempFolders);

/** Names that mean something to an engine, a shell or a URL; and beside them what they could match. */
const NAMES = [
  ...['list[1]', 'list1', 'list[!a]', 'listb', '[', ']', '[]', '[[]', '[[]1]', '[]-a]', 'a]b'],
  ...['*', '**', 'a*b', 'aab', '?', 'a?b', 'a\\b', '\\', '\\*', '\\[1]', '[\\]'],
  ...['{a,b}', 'a', 'b', "it's", "''", 'say "a"', '%41', '%', 'x#y', 'a?b=c', 'a b', ' ', 'a\tb'],
  ...['a\nb', ';', '--', '-', '~', '~root', '-a', '--version', 'a=b', '$HOME'],
  ...['kind=phone', 'kind=email', 'x=1', '😀', 'é', 'e\u0301', '\u202e', '\u0001', 's3:', 'file:a'],
  ...[
    'n'.repeat(247),
    `[${'n'.repeat(245)}]`,
    '\u007f',
    '!a',
    '^',
    '[^a]',
    '(a|b)',
    'a.csv',
    'a.gz',
  ],
];

/** Writes a file whose one row tells where it lies. */
const writeAt = async (paths: readonly string[]): Promise<void> => {
  for (const path of paths) await mkdir(dirname(path), { recursive: true });
  await writeParquetFiles(
    paths.map((path) => ({ path, columns: { place: 'varchar' }, rows: [[path]] })),
  );
};

const expectEachToBeItself = async (paths: readonly string[]): Promise<void> => {
  for (const path of paths) expect(await readParquet(path)).toEqual([{ place: path }]);
};

describe('a path in SQL is the one file of that name', () => {
  it('as the name of a file, among all the others', async () => {
    const folder = await tempFolder();
    const paths = [...new Set(NAMES)].map((name) => join(folder, `${name}.parquet`));
    await writeAt(paths);
    expect((await readdir(folder)).sort()).toEqual(
      paths.map((path) => path.slice(folder.length + 1)).sort(),
    );
    await expectEachToBeItself(paths);
  });

  it('as the name of a folder above it, among all the others', async () => {
    const folder = await tempFolder();
    const paths = [...new Set(NAMES)].map((name) => join(folder, name, 'part.parquet'));
    await writeAt(paths);
    await expectEachToBeItself(paths);
  });

  it('in a list of files, where each counts once', async () => {
    const folder = await tempFolder();
    const paths = [...new Set(NAMES)].map((name) => join(folder, `${name}.parquet`));
    await writeAt(paths);
    const read = await readParquet(...paths);
    expect(read.map(({ place }) => place).sort()).toEqual([...paths].sort());
  });

  it('whatever its name is made of (property)', async () => {
    const sign = fc.constantFrom(...'[]*?!{}\\\'"%# ;-~=$\n\tab1é😀^,.');
    const name = fc
      .array(sign, { minLength: 1, maxLength: 8 })
      .map((signs) => signs.join(''))
      .filter((text) => text !== '.' && text !== '..');
    /** What a reader of patterns could take for the same. */
    const decoys = (text: string): readonly string[] =>
      ['a', '', '\\', '[', 'ab', '[a]'].flatMap((other) => [
        text.replace(/[[\]*?\\]/, other),
        text.replaceAll(/[[\]*?\\]/g, other),
      ]);
    await fc.assert(
      fc.asyncProperty(name, name, fc.boolean(), async (one, two, isFolder) => {
        const folder = await tempFolder();
        const names = new Set([one, two, ...decoys(one)].filter((text) => !/^\.{0,2}$/.test(text)));
        const paths = [...names].map((text) =>
          isFolder ? join(folder, text, 'f') : join(folder, text),
        );
        await writeAt(paths);
        await expectEachToBeItself(paths.slice(0, 2));
      }),
      { numRuns: 40 },
    );
  });

  it('also when it is relative and begins like a home or an option', () => {
    for (const path of ['~', '~/a', '-a', 'file:a', 's3://a/b'])
      expect(parquetRows(path)).toContain(`['${join(process.cwd(), path)}']`);
  });
});

const NASTY = [
  'room [ACME]',
  '*',
  'a?b',
  'a\\b[1]',
  "it's",
  'kind=phone',
  'x=1',
  'a\nb',
  '~',
  '%41',
];

describe('a folder of any name', () => {
  it.each(NASTY)('%j holds a list that is read as it is', async (name) => {
    const folder = join(await tempFolder(), name);
    const path = join(folder, 'list[1].parquet');
    await writeAt([path, join(folder, 'list1.parquet')]);
    const source = new ParquetSource(await SourceFile.at(path));
    expect(await source.columns()).toEqual(['place']);
    for await (const records of source.records(['place']))
      expect(records).toEqual([{ line: 1, fields: [path] }]);
    expect(source.progress()).toEqual({ done: 1, total: 1 });
  });

  it.each(NASTY)('%j takes the part that rows are written into', async (name) => {
    const folder = join(await tempFolder(), name);
    await mkdir(folder);
    const target = join(folder, 'part*.parquet');
    await writePart(join(folder, 'part1.parquet'), ['email'], [['foreign']]);
    const parts = new PartFiles(folder, ['email'], ['part*.parquet'].values());
    await parts.append([['mine']]);
    await parts.finish();
    expect(await readParquet(target)).toEqual([{ email: 'mine' }]);
  });

  it.each(NASTY)('%j holds parts, token files and what an engine spills', async (name) => {
    const folder = join(await tempFolder(), name);
    await mkdir(folder);
    const source = join(folder, 'part[1].parquet');
    const row = [digestOf('ada@example.org')];
    await writePart(source, ['email'], [row]);
    await writePart(join(folder, 'part1.parquet'), ['email'], [row, row]);
    const tokeniser = new DuckDbTokeniser({ ...TEST_LIMITS, spillFolder: join(folder, 'spill') });
    const shape = { kinds: ['email'] as const, attributes: {} };
    const done = await tokeniseFile(tokeniser, shape, { source, rows: 1 });
    expect(done).toMatchObject({ report: { rows: 1, accepted: 1 } });
  });

  it.each(NASTY)('%j takes what an engine spills', async (name) => {
    const spillFolder = join(await tempFolder(), name);
    const spilled = await withConnection(
      { threads: 1, memoryMegabytes: 30, spillFolder },
      async (connection) => {
        await connection.run(
          'create table large as select md5(range::varchar) as text from range(1200000)',
        );
        return readdir(spillFolder);
      },
    );
    expect(spilled).not.toEqual([]);
  });

  it.each(NASTY)('%j holds a vault whose questions are answered', async (name) => {
    const root = join(await tempFolder(), name);
    const [counted, other] = (['customers', 'audience'] as const).map((dataset) => ({
      table: tableOf('brand', dataset),
      attributes: { tier: ['gold'] },
      people: [{ tokens: { email: 7 }, attributes: { tier: 'gold' } }],
    }));
    if (!counted || !other) throw new Error('two lists');
    await writeVault(root, counted, other);
    const asked = { analysis: 'overlap', counted, other, by: [], k: 1 } as const;
    const engine = openDuckDb(root);
    const people = async (kind: IdentifierKind) =>
      (await runQuery(engine, queryOf({ ...asked, kinds: [kind] }))).rows.map((row) =>
        Number(row.people),
      );
    expect(await people('email')).toEqual([1]);
    expect(await people('phone')).toEqual([0]);
  });
});
