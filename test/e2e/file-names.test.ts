import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { readParquet, writePart } from '#proof/rehearsal/parquet.ts';
import { closeTestRooms, fillRoom, openTestRoom } from '#proof/rehearsal/room.ts';
import { setUpFile } from '#test/e2e/prepare-file.ts';
import { runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(closeTestRooms);
afterAll(removeTempFolders);

describe('prepare reads the file it is given and no other', () => {
  it.each([
    ['list[1].parquet', 'list1.parquet'],
    ['list[!a].parquet', 'listb.parquet'],
    ['*.parquet', 'others.parquet'],
    ['?.parquet', 'a.parquet'],
    ['a\\[b].parquet', 'a\\b.parquet'],
  ])('%s, not %s', async (name, other) => {
    const { args, file, drop } = await setUpFile({ name, content: '' });
    await rm(file);
    await writePart(file, ['email', 'tier'], [['mine@example.org', 'gold']]);
    const foreign = Array.from({ length: 3 }, (_, at) => [`other${at}@example.org`, 'gold']);
    await writePart(join(dirname(file), other), ['email', 'tier'], foreign);
    await runJson(...args);
    expect(await readParquet(join(drop, 'part-0001.parquet'))).toEqual([
      { email: digestOf('mine@example.org'), tier: 'gold' },
    ]);
  });
});

describe('a room answers wherever its folder lies', () => {
  it.each(['room [ACME]', '*', 'a\\b?', "it's", 'kind=phone', 'tier=gold', 'a\nb', '100%41#x'])(
    'under %j',
    async (name) => {
      const under = join(await tempFolder(), name);
      await mkdir(under);
      const room = await openTestRoom({ under });
      await fillRoom(room);
      const where = ['--party', 'brand', '--room', room.folder];
      const overlap = await runJson('ask', 'overlap', ...where);
      expect(overlap).toMatchObject({ cells: [{ people: 200, outcome: 'released' }] });
      const segments = await runJson('ask', 'segments', '--by', 'brand.tier', ...where);
      expect(segments).toMatchObject({ cells: [{ by: { 'brand.tier': 'gold' } }, {}, {}] });
    },
  );
});
