import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { setUpFile } from '#test/e2e/prepare-file.ts';
import { expectRefused, onlyDocument, runCli, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const people = (from: number, count: number, tier = 'gold'): string =>
  Array.from({ length: count }, (_, at) => `jane${from + at}@example.org,${tier}\n`).join('');
const CSV = `email,tier\n${people(0, 5)}`;

interface Document {
  readonly report: { readonly rows: number; readonly accepted: number };
  readonly notes?: readonly string[];
}

/** Other files in place of the one of the command. */
const argsFor = async (files: Readonly<Record<string, string | Uint8Array>>, named?: string[]) => {
  const { args, drop, file } = await setUpFile({ content: CSV });
  const folder = join(file, '..', 'exports');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const paths = (named ?? Object.keys(files)).map((name) => join(folder, name));
  return { args: ['prepare', ...paths, ...args.slice(2)], drop, folder };
};

const THREE = {
  'a.csv': `email,tier\n${people(0, 3)}`,
  'b.csv': `Tier;note;EMAIL\n${people(10, 2).replace(/(.*),(.*)/g, '$2;x;$1')}`,
  'c.json': JSON.stringify([{ email: 'zoe@example.org', tier: 'gold' }, { email: '-' }]),
};

describe('several files are one list', () => {
  it.each<[string, string[] | undefined]>([
    ['one by one', undefined],
    ['by a pattern', ['*']],
    ['by patterns', ['*.csv', '*.json']],
  ])('named %s, each with its own columns and form', async (_, named) => {
    const { args, drop } = await argsFor(THREE, named);
    const { report, notes } = onlyDocument(await runCli(...args, '--json')) as Document;
    expect(report).toMatchObject({ rows: 7, accepted: 6, listed: [{ file: 3, line: 1 }] });
    expect(notes?.[0]).toMatch(
      /by file and line: 1 is ".*a\.csv", 2 is ".*b\.csv", 3 is ".*c\.json"/,
    );
    expect(await readFile(join(drop, 'quarantine.csv'), 'utf8')).toMatch(/^3:1,/m);
    expect((await runCli(...args)).out).toContain('3:1');
  });

  it('is refused where one of them lacks a column, by its name', async () => {
    const { args } = await argsFor({ ...THREE, 'd.csv': 'mail,tier\nx@example.org,gold\n' });
    await expectRefused(args, { code: 5, says: /no column "email" in ".*d\.csv"/ });
  });

  it('is refused where one is named twice, or a pattern fits nothing', async () => {
    const twice = await argsFor(THREE, ['a.csv', '*.csv']);
    await expectRefused(twice.args, { code: 5, says: /a\.csv" is named twice/ });
    const none = await argsFor(THREE, ['*.tsv']);
    await expectRefused(none.args, { code: 5, says: /no file like ".*\*\.tsv"/ });
    const beside = await argsFor(THREE);
    await expectRefused(['prepare', '-', ...beside.args.slice(1)], {
      code: 2,
      says: /Standard input \("-"\) is prepared alone/,
    });
  });

  it.each([
    ['a symbolic link', symlink],
    ['a hard link', link],
  ])('is refused where one has two names: %s', async (_, linked) => {
    const { args, folder } = await argsFor(THREE, ['b.csv', 'g2.csv']);
    await linked(join(folder, 'b.csv'), join(folder, 'g2.csv'));
    await expectRefused(args, {
      code: 5,
      says: /g2\.csv" is named twice, for ".*b\.csv" is the same file/,
    });
  });

  it('takes a file whose name is a pattern as itself', async () => {
    const { args } = await argsFor({ 'a[1].csv': CSV, 'a1.csv': 'no header\n' }, ['a[1].csv']);
    expect(await runCli(...args)).toMatchObject({ code: 0 });
  });
});

describe('standard input is a file that is read once', () => {
  const fromInput = async (input: string | Uint8Array) => {
    const { args, drop } = await setUpFile({ content: '' });
    const folder = await tempFolder();
    const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: folder };
    const ran = await spawnCli(args.with(1, '-'), { input, env });
    return { ran, drop, left: await readdir(folder) };
  };

  it.each<[string, string | Uint8Array]>([
    ['CSV', CSV],
    ['titles in front of it', `A report\n\n${CSV}`],
    ['gzip', gzipSync(CSV)],
    ['UTF-16', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    [
      'a JSON list',
      JSON.stringify(
        Array.from({ length: 5 }, (_, at) => ({ email: `j${at}@example.org`, tier: 'gold' })),
      ),
    ],
  ])('with %s, and nothing of it is put on the disk', async (_, input) => {
    const { ran, left } = await fromInput(input);
    expect(ran, ran.err).toMatchObject({ code: 0 });
    expect(ran.out).toContain('5 rows read: 5 accepted');
    expect(left).toEqual([]);
  });

  it('with more than is kept of its beginning', async () => {
    const { ran } = await fromInput(`email,tier\n${people(0, 700_000)}`);
    expect(ran, ran.err).toMatchObject({ code: 0 });
    expect(ran.out).toContain('700,000 accepted');
  }, 60_000);

  it('and is refused in one sentence where it is empty, or can be read from files only', async () => {
    expect((await fromInput('')).ran).toMatchObject({
      code: 5,
      err: expect.stringMatching(/no header line/),
    });
    const zst = await fromInput(zstdCompressSync(Buffer.from(CSV)));
    expect(zst.ran).toMatchObject({
      code: 5,
      err: expect.stringMatching(/zstd file: unpack it on the way/),
    });
    const path = join(await tempFolder(), 'list.parquet');
    await writePart(path, ['email', 'tier'], [['jane@example.org', 'gold']]);
    const parquet = await fromInput(await readFile(path));
    expect(parquet.ran).toMatchObject({
      code: 5,
      err: expect.stringMatching(/name the file instead/),
    });
  });
});
