import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { copyOf } from '#test/fault/fault-rooms.ts';
import { DAMAGES, edit, flip, targetsIn } from '#test/reliability/vault-damages.ts';
import {
  ask,
  keysIn,
  makeTemplate,
  OVERLAP,
  overlap,
  PARTIES,
  type Template,
  typesIn,
  upload,
} from '#test/reliability/vault-room.ts';
import { expectOneSentence, onlyDocument, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const copyOfRoom = (): Promise<string> => copyOf(template.folder);

/** Stops in one sentence, and charges nothing. */
const expectStopped = async (folder: string): Promise<void> => {
  for (const more of [['--dry-run'], [], []]) {
    const ran = await ask(folder, ...more);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expectOneSentence(ran);
    expect(ran.err).toMatch(
      /^Version .* of \w+\.\w+ is damaged .*deliver the list again, or put the files right/,
    );
  }
  expect(await typesIn(folder)).not.toContain('budget-reserved');
};

describe('a version whose files were damaged', () => {
  it.each(DAMAGES)(
    'is never counted, told, and healed by its drop: %s',
    async (_, damage, says) => {
      const folder = await copyOfRoom();
      await damage(await targetsIn(folder));
      await expectUnchanged(folder, () => ask(folder, '--dry-run'));
      expect((await runCli('status', '--room', folder)).out).toMatch(/damaged: /);
      await expectStopped(folder);
      expect((await runCli('status', '--room', folder)).out).toMatch(/\(damaged\)/);
      const verified = await runCli('room', 'verify', '--room', folder);
      expect(verified.code).toBe(1);
      expect(verified.out).toMatch(says);
      for (const party of PARTIES) await upload(folder, party, template.drops[party]);
      expect(await overlap(folder)).toBe(OVERLAP);
      expect((await typesIn(folder)).filter((type) => type === 'budget-reserved')).toHaveLength(1);
      expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0 });
      expect((await runCli('status', '--room', folder)).out).not.toMatch(/damaged/);
    },
  );

  it('is healed by its drop also where nobody has asked or looked', async () => {
    const folder = await copyOfRoom();
    await flip((await targetsIn(folder)).brand.email);
    await upload(folder, 'brand', template.drops.brand);
    expect(await overlap(folder)).toBe(OVERLAP);
  });

  it('answers again once its file is restored and the room is verified, and not before', async () => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    const { brand } = await targetsIn(folder);
    await rename(brand.email, join(folder, 'kept'));
    expect(await ask(folder)).toMatchObject({ code: 1 });
    await rename(join(folder, 'kept'), brand.email);
    expect(await ask(folder)).toMatchObject({ code: 1 });
    expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0, err: '' });
    expect(await overlap(folder)).toBe(OVERLAP);
    const checked = (await typesIn(folder)).filter((type) => type === 'version-checked');
    expect(checked).toHaveLength(2);
  });

  it('does not stand in the way of a new version where counts are exact', async () => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    await flip((await targetsIn(folder)).brand.email);
    await upload(folder, 'brand', template.drops.brand);
    expect(await overlap(folder)).toBe(OVERLAP);
  });
});

describe('a room that is whole', () => {
  it('answers the same from a copy, and a look at it changes nothing', async () => {
    const folder = await copyOfRoom();
    await expectUnchanged(folder, async () => {
      expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0, err: '' });
      expect(await runCli('status', '--room', folder)).toMatchObject({ code: 0, err: '' });
    });
    expect(await overlap(folder)).toBe(OVERLAP);
    expect(await typesIn(folder)).not.toContain('version-checked');
  });

  it('is whole with the files of others in it, which are named and left alone', async () => {
    const folder = await copyOfRoom();
    const { brand } = await targetsIn(folder);
    const foreign = ['.DS_Store', 'Thumbs.db', 'part-0001.parquet~', 'note.txt'];
    for (const name of foreign) await writeFile(join(dirname(brand.email), name), 'not ours');
    const verified = await runCli('room', 'verify', '--room', folder);
    expect(verified.code).toBe(0);
    for (const name of foreign) expect(verified.out).toContain(`kind=email/shard=000/${name}`);
    expect(await overlap(folder)).toBe(OVERLAP);
    expect(await runCli('room', 'upkeep', '--room', folder)).toMatchObject({ code: 0 });
    expect(await readdir(dirname(brand.email))).toEqual(expect.arrayContaining(foreign));
  });
});

describe('a document that was damaged', () => {
  const inFolder = async (folder: string, area: string): Promise<string> => {
    const key = (await keysIn(folder)).find((each) => each.startsWith(area)) ?? '';
    return join(folder, 'objects', key);
  };

  it.each([
    ['edited', (path: string) => edit(path, '"people":200', '"people":205'), / was changed/],
    ['deleted', (path: string) => rm(path), / is missing/],
  ])('is told and never handed out: a release %s', async (_, damage, says) => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    const path = await inFolder(folder, 'releases/');
    const good = await readFile(path);
    await damage(path);
    const ran = await ask(folder);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expectOneSentence(ran);
    expect((await runCli('status', '--room', folder)).out).toMatch(says);
    const verified = onlyDocument(await runCli('room', 'verify', '--room', folder, '--json'));
    const { faults } = verified as { faults: { key: string }[] };
    expect(faults.map(({ key }) => join(folder, 'objects', key))).toEqual([path]);
    expect((await typesIn(folder)).filter((type) => type === 'budget-reserved')).toHaveLength(1);
    await writeFile(path, good);
    expect(await overlap(folder)).toBe(OVERLAP);
  });

  it('is named by "room verify": an agreement', async () => {
    const folder = await copyOfRoom();
    await edit(await inFolder(folder, 'agreements/'), '"tokensDays":30', '"tokensDays":31');
    const verified = await runCli('room', 'verify', '--room', folder);
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(/agreements\/.* was changed/);
    expectOneSentence(await ask(folder));
  });
});
