import {
  appendFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type FolderUse, MarkedFolder } from '#adapters/local/marked-folder.ts';
import { MAX_MARK_BYTES } from '#core/limits.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { treeSnapshot } from '#test/support/tree-snapshot.ts';

afterEach(removeTempFolders);

const ALONE: FolderUse = { command: 'prepare' };
const AMONG: FolderUse = { command: 'sample', names: ['body.csv', 'head.json'] };

/** Places files in a folder: bodies and heads, each holding what `says` says. */
const place = async (
  folder: string,
  files: { readonly bodies?: readonly string[]; readonly heads?: readonly string[] },
  { says = 'ours', use = ALONE }: { readonly says?: string; readonly use?: FolderUse } = {},
): Promise<void> => {
  const { bodies = [], heads = [] } = files;
  const marked = await MarkedFolder.open(folder, use);
  try {
    for (const name of [...bodies, ...heads]) await writeFile(join(marked.scratch, name), says);
    await marked.place({
      bodies: await marked.seal(...bodies),
      heads: await marked.seal(...heads),
    });
  } finally {
    await marked.close();
  }
};

const FIRST = { bodies: ['body.csv'], heads: ['head.json'] };

describe('a folder into which a command places files', () => {
  it('is made, holds just them and the mark, and is its owner’s alone', async () => {
    const folder = join(await tempFolder(), 'deep', 'out');
    await place(folder, FIRST);
    expect((await readdir(folder)).sort()).toEqual(['airlock-drop.json', 'body.csv', 'head.json']);
    for (const name of ['.', ...(await readdir(folder))])
      expect((await lstat(join(folder, name))).mode & 0o077, name).toBe(0);
  });

  it('is written again: what a newer run has not goes, what it has is replaced', async () => {
    const folder = join(await tempFolder(), 'out');
    await place(folder, FIRST);
    await place(folder, { bodies: ['other.csv'], heads: ['head.json'] }, { says: 'newer' });
    expect((await readdir(folder)).sort()).toEqual(['airlock-drop.json', 'head.json', 'other.csv']);
    expect(await readFile(join(folder, 'head.json'), 'utf8')).toBe('newer');
  });

  it('is gone again, with all that was made above it, if nothing came of it', async () => {
    const parent = await tempFolder();
    const marked = await MarkedFolder.open(join(parent, 'deep', 'out'), ALONE);
    await writeFile(join(marked.scratch, 'body.csv'), 'x');
    await marked.close();
    expect(await readdir(parent)).toEqual([]);
  });

  it('stays if it was there before', async () => {
    const folder = await tempFolder();
    await (await MarkedFolder.open(folder, ALONE)).close();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each<[string, (folder: string) => Promise<void>]>([
    ['a file under another name', (folder) => writeFile(join(folder, 'mine.txt'), 'mine')],
    ['a folder', (folder) => mkdir(join(folder, 'mine'))],
    ['an own file that grew', (folder) => appendFile(join(folder, 'body.csv'), 'x')],
    ['an own file that was edited', (folder) => writeFile(join(folder, 'body.csv'), 'mine')],
    ['an own file that was emptied', (folder) => truncate(join(folder, 'body.csv'))],
    [
      'a link in the place of an own file',
      async (folder) => {
        await rename(join(folder, 'body.csv'), join(folder, '..', 'body.csv'));
        await symlink('../body.csv', join(folder, 'body.csv'));
      },
    ],
    ['own files without the mark', (folder) => rm(join(folder, 'airlock-drop.json'))],
    [
      'a mark that is none',
      (folder) => writeFile(join(folder, 'airlock-drop.json'), '{"airlock":"prepare"}'),
    ],
    [
      'a mark of another command',
      (folder) => writeFile(join(folder, 'airlock-drop.json'), '{"airlock":"sample","files":[]}'),
    ],
    [
      'a mark that is far too large',
      (folder) => truncate(join(folder, 'airlock-drop.json'), MAX_MARK_BYTES + 1),
    ],
  ])('is refused, and left as it is, if it holds %s', async (_, change) => {
    const folder = join(await tempFolder(), 'out');
    await place(folder, FIRST);
    await change(folder);
    const before = await treeSnapshot(folder);
    const { mtimeMs } = await lstat(folder);
    await expect(MarkedFolder.open(folder, ALONE)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('holds files that prepare did not write'),
    });
    expect(await treeSnapshot(folder)).toEqual(before);
    expect((await lstat(folder)).mtimeMs).toBe(mtimeMs);
  });

  it('may hold anything under other names, where the names are known', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'mine.txt'), 'mine');
    await place(folder, FIRST, { use: AMONG });
    await place(folder, FIRST, { use: AMONG, says: 'newer' });
    expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, 'body.csv'), 'utf8')).toBe('newer');
    await writeFile(join(folder, 'body.csv'), 'mine!');
    await expect(MarkedFolder.open(folder, AMONG)).rejects.toMatchObject({ code: 'usage' });
    expect(await readFile(join(folder, 'body.csv'), 'utf8')).toBe('mine!');
  });

  it.each(['body.csv', 'airlock-drop.json', 'mine.txt'])(
    'is left as it is if somebody puts a file "%s" there meanwhile',
    async (name) => {
      const folder = await tempFolder();
      const marked = await MarkedFolder.open(folder, ALONE);
      await writeFile(join(marked.scratch, 'body.csv'), 'ours');
      const bodies = await marked.seal('body.csv');
      await writeFile(join(folder, name), 'mine');
      await expect(marked.place({ bodies, heads: [] })).rejects.toMatchObject({ code: 'usage' });
      expect(await readdir(folder)).toEqual([name]);
      expect(await readFile(join(folder, name), 'utf8')).toBe('mine');
    },
  );

  it('takes one at a time: the second is told so and changes nothing', async () => {
    const folder = await tempFolder();
    const first = await MarkedFolder.open(folder, ALONE);
    await expect(MarkedFolder.open(folder, ALONE)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^Another prepare writes into ".*": let it end/),
    });
    await writeFile(join(first.scratch, 'body.csv'), 'ours');
    await first.place({ bodies: await first.seal('body.csv'), heads: [] });
    await first.close();
    expect((await readdir(folder)).sort()).toEqual(['airlock-drop.json', 'body.csv']);
  });

  it('never takes two that begin at once', async () => {
    const folder = await tempFolder();
    for (let round = 0; round < 5; round += 1) {
      const opened = await Promise.allSettled(
        [1, 2, 3].map(() => MarkedFolder.open(folder, ALONE)),
      );
      const won = opened.filter((each) => each.status === 'fulfilled');
      expect(won.length).toBeLessThanOrEqual(1);
      for (const { value } of won) await value.close();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it.each(['/dev/null', '/dev/null/out', '/proc/1/out'])('cannot be made at %s', async (path) => {
    await expect(MarkedFolder.open(path, ALONE)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('cannot be made a folder'),
    });
  });
});
