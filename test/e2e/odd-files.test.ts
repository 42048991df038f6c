import { cp, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_MANIFEST_BYTES, MAX_YAML_LENGTH } from '#core/limits.ts';
import { type FileSetting, setUpFile, withOption } from '#test/e2e/prepare-file.ts';
import { closeOddFiles, makeOddFile, ODD_FILES, type OddFile } from '#test/support/odd-files.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { treeSnapshot } from '#test/support/tree-snapshot.ts';

const ROWS = Array.from({ length: 120 }, (_, at) => `jane${at}@example.org,gold\n`).join('');
const CSV = `email,tier\n${ROWS}`;
const MAPPING = 'identifiers: {email: {column: email}}\nattributes: {tier: tier}\n';

/** A hang is what is looked for: each of these takes a second. */
const SOON = 20_000;

/** A room, and a drop that it would take. */
let room = '';
let drop = '';

beforeAll(async () => {
  const { args, drop: prepared } = await setUpFile({ content: CSV });
  expect(await runCli(...args)).toMatchObject({ code: 0 });
  drop = prepared;
  room = join(await tempFolder(), 'room');
  const agreement = join(drop, '..', 'agreement.yaml');
  expect(await runCli('init', '--room', room, '--agreement', agreement)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  closeOddFiles();
  await removeTempFolders();
});

/** Files that `prepare` reads by this option alone: nothing but what is in the file can be refused. */
const setUpFor = (option: string): Promise<FileSetting> =>
  setUpFile({ content: CSV, ...(option === '--mapping' && { mapping: [] }) });

/** Refused in one sentence, and nothing beside the files changes. */
const expectUntouched = async (
  { args, folder, code }: { readonly args: readonly string[]; folder: string; code: number },
  says = /./,
): Promise<void> => {
  const before = await treeSnapshot(folder);
  await expectRefused(args, { code, says });
  expect(await treeSnapshot(folder)).toEqual(before);
};

const folderOf = ({ file }: FileSetting): string => join(file, '..');

describe.each(ODD_FILES)('a %s', (kind: OddFile) => {
  it.each(['list.csv', 'list.csv.gz', 'list.ndjson', 'list.parquet'])(
    'is refused as the file %s',
    async (name) => {
      const setting = await setUpFile({ content: CSV, name });
      await rm(setting.file);
      await makeOddFile(kind, setting.file);
      await expectUntouched({ args: setting.args, folder: folderOf(setting), code: 5 });
    },
    SOON,
  );

  it.each(['--agreement', '--mapping'])(
    'is refused as the file of %s',
    async (option) => {
      const setting = await setUpFor(option);
      const path = join(folderOf(setting), 'odd.yaml');
      await makeOddFile(kind, path);
      const args = withOption(setting.args, option, path);
      await expectUntouched({ args, folder: folderOf(setting), code: 2 }, /odd\.yaml/);
    },
    SOON,
  );

  it(
    'is refused as the folder of a drop, as its manifest and as a part of it',
    async () => {
      const folder = await tempFolder();
      const place = join(folder, 'drop');
      const args = ['upload', place, '--room', room, '--party', 'brand'];
      await makeOddFile(kind, place);
      await expectUntouched({ args, folder, code: 5 });
      for (const name of ['manifest.json', 'part-0001.parquet']) {
        await rm(place, { recursive: true, force: true });
        await cp(drop, place, { recursive: true });
        await rm(join(place, name));
        await makeOddFile(kind, join(place, name));
        await expectUntouched({ args, folder, code: 5 }, /regular file|no manifest|missing/);
      }
    },
    SOON,
  );

  it(
    'is refused as the folder for a drop, a sample or a room, and as the outputs of a stack',
    async () => {
      const setting = await setUpFile({ content: CSV });
      const folder = folderOf(setting);
      const odd = join(folder, 'odd.json');
      await makeOddFile(kind, odd);
      if (kind === 'folder') await writeFile(join(odd, 'mine.txt'), 'mine');
      const agreement = join(folder, 'agreement.yaml');
      for (const args of [
        setting.args.map((arg) => (arg === setting.drop ? odd : arg)),
        ['init', '--room', odd, '--agreement', agreement],
        ['status', '--room', odd],
        ['status', '--stack', odd],
        ...(kind === 'folder' ? [] : [['sample', '--out', odd]]),
      ])
        await expectUntouched({ args, folder, code: 2 });
    },
    SOON,
  );
});

describe('a place where no folder can be made', () => {
  it.each(['/proc/nowhere/deep', '/dev/null/deep', ''])(
    'is refused for a drop, a sample and a room: "%s"',
    async (place) => {
      const { args, drop: out, file } = await setUpFile({ content: CSV });
      const agreement = join(file, '..', 'agreement.yaml');
      for (const line of [
        args.map((arg) => (arg === out ? place : arg)),
        ['sample', '--out', place],
        ['init', '--room', place, '--agreement', agreement],
      ])
        await expectRefused(line, { code: 2, says: /cannot be made a folder|is no folder/ });
    },
    SOON,
  );
});

describe('a link to a regular file', () => {
  it('is as good as the file itself where a party names it', async () => {
    const { args, file } = await setUpFile({ content: CSV });
    const agreement = join(file, '..', 'agreement.yaml');
    for (const path of [file, agreement]) {
      await rename(path, `${path}.real`);
      await symlink(`${path}.real`, path);
    }
    expect(await runCli(...args)).toMatchObject({ code: 0 });
  });

  it.each(['manifest.json', 'part-0001.parquet'])(
    'is refused in a drop, which may come from elsewhere: %s',
    async (name) => {
      const folder = await tempFolder();
      const place = join(folder, 'drop');
      await cp(drop, place, { recursive: true });
      await rename(join(place, name), join(folder, name));
      await symlink(join(folder, name), join(place, name));
      const args = ['upload', place, '--room', room, '--party', 'brand'];
      await expectUntouched({ args, folder, code: 5 }, /is not a regular file/);
    },
  );
});

describe('a file that is far too large', () => {
  it('is refused before it is read as a manifest', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'drop'));
    await writeFile(join(folder, 'drop', 'manifest.json'), '{}');
    await truncate(join(folder, 'drop', 'manifest.json'), 1e9);
    const args = ['upload', join(folder, 'drop'), '--room', room, '--party', 'brand'];
    await expectRefused(args, { code: 5, says: new RegExp(`larger than ${MAX_MANIFEST_BYTES}`) });
  });

  it.each(['--agreement', '--mapping'])('is refused before it is read as %s', async (option) => {
    const { args, file } = await setUpFor(option);
    const path = join(file, '..', 'large.yaml');
    await writeFile(path, MAPPING);
    await truncate(path, 1e9);
    const says = new RegExp(`longer than ${MAX_YAML_LENGTH} characters`);
    await expectRefused(withOption(args, option, path), { code: 2, says });
  });
});
