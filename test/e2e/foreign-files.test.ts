import { execFileSync } from 'node:child_process';
import { cp, link, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { PLAIN_MAPPING, withOption } from '#test/e2e/prepare-file.ts';
import { expectRefused, runCli, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { treeSnapshot } from '#test/support/tree-snapshot.ts';

afterAll(removeTempFolders);

const ROWS = Array.from({ length: 120 }, (_, at) => `jane${at}@example.org,gold\n`).join('');

let base = '';
beforeAll(async () => {
  base = await tempFolder();
  await writeFile(join(base, 'agreement.yaml'), stringify(agreementDocument()));
  await writeFile(join(base, 'customers.csv'), `email,tier\n${ROWS}`);
});

const filedArgs = (out: string, file: string): readonly string[] => [
  ...['prepare', file, '--agreement', join(base, 'agreement.yaml'), '--party', 'brand'],
  ...['--out', out],
];
const prepareArgs = (out: string, file = join(base, 'customers.csv')): readonly string[] => [
  ...filedArgs(out, file),
  ...PLAIN_MAPPING,
];
const sampleArgs = (out: string): readonly string[] => [
  ...['sample', '--out', out, '--brand', '20', '--publisher', '20', '--shared', '5'],
];

const SAMPLE = [
  ...['agreement.yaml', 'airlock-sample.json', 'brand-customers.csv', 'brand-mapping.yaml'],
  ...['publisher-audience.csv', 'publisher-mapping.yaml', 'truth.json'],
];

describe('the folder for a drop', () => {
  it('may not hold the file, the agreement or the mapping, by whatever path', async () => {
    const folder = join(await tempFolder(), 'in');
    await mkdir(join(folder, 'deep'), { recursive: true });
    const file = join(folder, 'deep', 'part-0001.parquet');
    await cp(join(base, 'customers.csv'), file);
    await symlink(folder, join(folder, '..', 'alias'));
    const before = await treeSnapshot(folder);
    for (const out of [
      dirname(file),
      folder,
      join(folder, '..', 'alias'),
      join(folder, '.', 'deep'),
    ])
      await expectRefused(prepareArgs(out, file), { code: 2, says: /holds ".*", which is read/ });
    const elsewhere = join(base, 'customers.csv');
    for (const option of ['--agreement', '--mapping']) {
      const content =
        option === '--mapping'
          ? 'identifiers: {email: {column: email, hashed: false}}\nattributes: {tier: tier}\n'
          : stringify(agreementDocument());
      const path = join(await tempFolder(), 'file.yaml');
      await writeFile(path, content);
      const out = dirname(path);
      const args =
        option === '--mapping'
          ? [...filedArgs(out, elsewhere), '--attest', 'Everybody agreed.']
          : prepareArgs(out, elsewhere);
      await expectRefused(withOption(args, option, path), {
        code: 2,
        says: /holds ".*file\.yaml", which is read/,
      });
    }
    expect(await treeSnapshot(folder)).toEqual(before);
  });

  it('keeps its older drop when the command is put wrongly, or the file is bad', async () => {
    const out = join(await tempFolder(), 'drop');
    expect(await runCli(...prepareArgs(out))).toMatchObject({ code: 0 });
    const before = await treeSnapshot(out);
    const bad = join(base, 'bad.csv');
    await writeFile(bad, 'email,tier\nnobody,gold\n');
    await expectRefused(withOption(prepareArgs(out), '--attest', ''), {
      code: 2,
      says: /is empty/,
    });
    await expectRefused([...prepareArgs(out), '--map', 'maid=email'], { code: 2 });
    await expectRefused(prepareArgs(out, join(base, 'none.csv')), { code: 5 });
    const unusable = await runCli(...prepareArgs(out, bad));
    expect(unusable).toMatchObject({
      code: 5,
      err: expect.stringMatching(/the older drop in ".*" stays, so name another folder/),
    });
    expect(await treeSnapshot(out)).toEqual(before);
  });

  it('takes one of two processes that begin at once, or none, and never a mixture', async () => {
    const out = join(await tempFolder(), 'drop');
    const runs = await Promise.all([1, 2, 3].map(() => spawnCli(prepareArgs(out))));
    for (const { code, err } of runs)
      if (code !== 0) expect([code, err]).toEqual([2, expect.stringContaining('Another prepare')]);
    const last = await runCli(...prepareArgs(out));
    expect(last).toMatchObject({ code: 0 });
    const { parts } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    const found = (await readdir(out)).filter((name) => name.endsWith('.parquet'));
    expect(found).toEqual(parts.map(({ file }: { file: string }) => file));
  });

  it('is not made by a command that comes to nothing', async () => {
    const folder = await tempFolder();
    await expectRefused([...prepareArgs(join(folder, 'a', 'b')), '--map', 'phone=none'], {
      code: 5,
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the folder for a sample', () => {
  it('is written twice in the same way, but not over what was changed in between', async () => {
    const out = join(await tempFolder(), 'sample');
    for (let twice = 0; twice < 2; twice += 1)
      expect(await runCli(...sampleArgs(out))).toMatchObject({ code: 0 });
    expect((await readdir(out)).sort()).toEqual(SAMPLE);
    await writeFile(join(out, 'agreement.yaml'), 'id: mine\n');
    const before = await treeSnapshot(out);
    await expectRefused(sampleArgs(out), {
      code: 2,
      says: /holds files that sample did not write/,
    });
    expect(await treeSnapshot(out)).toEqual(before);
  });

  it.each(SAMPLE)('is refused where it holds a "%s" of the user’s', async (name) => {
    const out = await tempFolder();
    await writeFile(join(out, name), 'mine');
    await expectRefused(sampleArgs(out), {
      code: 2,
      says: /holds files that sample did not write/,
    });
    expect(await readdir(out)).toEqual([name]);
    expect(await readFile(join(out, name), 'utf8')).toBe('mine');
  });
});

/** Names near ours, and names of the user's. */
const NAMES = [
  ...['manifest.json', 'part.csv', 'part-0001.parquet', 'part-0002.parquet', 'quarantine.csv'],
  ...['lint-report.json', 'airlock-drop.json', 'airlock-sample.json', 'brand-customers.csv'],
  ...['agreement.yaml', 'truth.json', '.DS_Store', 'notes.txt', 'work', 'airlock-1.lease'],
  'airlock-00000000-0000-4000-8000-000000000000',
  'airlock-00000000-0000-4000-8000-000000000000.lease',
];
const KINDS = ['file', 'empty', 'folder', 'link', 'dangling', 'hard link', 'pipe'] as const;

const putForeign = async (path: string, kind: (typeof KINDS)[number]): Promise<void> => {
  const elsewhere = join(base, 'customers.csv');
  switch (kind) {
    case 'folder':
      await mkdir(path);
      return writeFile(join(path, 'deep.txt'), 'mine');
    case 'link':
      return symlink(elsewhere, path);
    case 'dangling':
      return symlink('nowhere', path);
    case 'hard link':
      return link(elsewhere, path);
    case 'pipe':
      return void execFileSync('mkfifo', [path]);
    default:
      return writeFile(path, kind === 'file' ? 'mine' : '');
  }
};

describe('whatever else is in a folder and around it', () => {
  const foreign = fc.uniqueArray(
    fc.tuple(fc.constantFrom('', 'out'), fc.constantFrom(...NAMES), fc.constantFrom(...KINDS)),
    { selector: ([place, name]) => `${place}/${name}`, maxLength: 5 },
  );
  const startingWith = fc.constantFrom('nothing', 'a drop', 'a sample');

  it('stays as it is to the last bit, whatever is run (property)', async () => {
    const older = { nothing: '', 'a drop': join(base, 'drop'), 'a sample': join(base, 'sample') };
    await runCli(...prepareArgs(older['a drop']));
    await runCli(...sampleArgs(older['a sample']));
    const trial = async (
      start: keyof typeof older,
      files: readonly (readonly [string, string, (typeof KINDS)[number]])[],
    ) => {
      const folder = await tempFolder();
      const out = join(folder, 'out');
      if (start === 'nothing') await mkdir(out);
      else await cp(older[start], out, { recursive: true });
      const theirs = new Set<string>();
      for (const [place, name, kind] of files) {
        await rm(join(folder, place, name), { force: true });
        await putForeign(join(folder, place, name), kind);
        theirs.add(join(place, name));
      }
      const print = async () =>
        Object.entries(await treeSnapshot(folder)).filter(([path]) =>
          [...theirs].some((each) => path === each || path.startsWith(`${each}/`)),
        );
      const before = await print();
      for (const args of [
        prepareArgs(out),
        withOption(prepareArgs(out), '--attest', ' '),
        sampleArgs(out),
        prepareArgs(folder),
        ['upload', out, '--room', folder, '--party', 'brand'],
      ]) {
        const { code, err } = await runCli(...args);
        expect([0, 2, 5], err).toContain(code);
        expect(await print()).toEqual(before);
      }
      await rm(folder, { recursive: true });
    };
    await fc.assert(fc.asyncProperty(startingWith, foreign, trial), { numRuns: 25 });
  }, 120_000);
});
