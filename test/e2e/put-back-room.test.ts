import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import {
  approveAll,
  closeTestRooms,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { everyCommand, initAgain } from '#test/e2e/every-command.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let home: string;
beforeEach(async () => {
  home = join(await tempFolder(), 'home');
  vi.stubEnv('AIRLOCK_HOME', home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeTestRooms();
  await removeTempFolders();
});

const inRoom = (room: TestRoom, ...args: readonly string[]) =>
  runCli(...args, '--room', room.folder);
const receipts = async (): Promise<readonly string[]> => {
  const names = await readdir(join(home, 'receipts')).catch(() => []);
  return names.map((name) => join(home, 'receipts', name));
};

/** A room whose brand asked a question, put back to what it was before. */
const putBack = async (): Promise<TestRoom> => {
  const room = await openTestRoom();
  await fillRoom(room);
  const [objects, older] = [join(room.folder, 'objects'), join(await tempFolder(), 'older')];
  await cp(objects, older, { recursive: true });
  expect((await inRoom(room, 'ask', 'overlap', '--party', 'brand')).code).toBe(0);
  await rm(objects, { recursive: true });
  await cp(older, objects, { recursive: true });
  return room;
};

describe('a room that was put back to an older state', () => {
  it('stops every command of whoever saw the newer one, without anybody thinking of a receipt', async () => {
    const room = await putBack();
    const [receipt = ''] = await receipts();
    const says = /entry 6 is missing: the ledger ends at entry 5, but entry 7 was there before/;
    const more = [
      ['ask', 'overlap', '--party', 'brand', '--dry-run', '--room', room.folder],
      ['ledger', 'verify', '--room', room.folder],
      await initAgain(room),
    ];
    for (const args of [...(await everyCommand(room)), ...more])
      await expectUnchanged(room.folder, async () => {
        await expectRefused(args, { code: 1, says });
        await expectRefused(args, { code: 1, says: /delete ".*receipts.*\.json"\.$/m });
      });
    expect(await receipts()).toEqual([receipt]);
  });

  it('stops them also when its marker says another id, or a link leads to it', async () => {
    const says = /entry 6 is missing: the ledger ends at entry 5, but entry 7 was there before/;
    const room = await putBack();
    const marker = join(room.folder, 'airlock-room.json');
    const text = await readFile(marker, 'utf8');
    await writeFile(marker, text.replace(/"id":"[0-9a-f]{8}/, '"id":"11111111'));
    await expectRefused(['status', '--room', room.folder], { code: 1, says });
    await rename(room.folder, `${room.folder}-elsewhere`);
    await symlink(`${room.folder}-elsewhere`, room.folder);
    await expectRefused(['status', '--room', room.folder], { code: 1, says });
    await rm(`${room.folder}-elsewhere`, { recursive: true });
  });

  it('is taken as it is once the receipt that the sentence names is deleted', async () => {
    const room = await putBack();
    const { err } = await inRoom(room, 'status');
    await rm(/delete "(.+)"\.$/m.exec(err)?.[1] ?? '');
    expect(await inRoom(room, 'status')).toMatchObject({ code: 0, err: '' });
    expect((await inRoom(room, 'ask', 'overlap', '--party', 'brand')).code).toBe(0);
  });

  it('is whole for somebody who never saw the newer one, unless a receipt is handed over', async () => {
    const room = await putBack();
    const [kept = ''] = await receipts();
    const { sequence, checksum } = JSON.parse(await readFile(kept, 'utf8'));
    vi.stubEnv('AIRLOCK_HOME', join(home, '..', 'other'));
    expect(await inRoom(room, 'ledger', 'verify')).toMatchObject({ code: 0, err: '' });
    const args = [
      'ledger',
      'verify',
      '--room',
      room.folder,
      '--receipt',
      `${sequence}:${checksum}`,
    ];
    await expectRefused(args, { code: 1, says: /entry 6 is missing/ });
  });
});

describe('a receipt', () => {
  it('is kept by every command that read the ledger, also one that was refused', async () => {
    const room = await openTestRoom();
    const sequence = async () => {
      const [kept = '', ...others] = await receipts();
      expect(others).toEqual([]);
      return Number(JSON.parse(await readFile(kept, 'utf8')).sequence);
    };
    expect((await inRoom(room, 'ledger', 'verify')).code).toBe(0);
    expect(await sequence()).toBe(1);
    await approveAll(room);
    expect((await inRoom(room, 'ask', 'overlap', '--party', 'brand')).code).toBe(3);
    expect(await sequence()).toBe(4);
    expect((await inRoom(room, 'ask', 'overlap', '--party', 'nobody')).code).toBe(2);
    expect((await inRoom(room, 'status')).code).toBe(0);
    expect(await sequence()).toBe(4);
  });

  it('is kept by "init", for its owner alone', async () => {
    const folder = await tempFolder();
    const agreement = join(folder, 'agreement.yaml');
    await writeFile(agreement, stringify(agreementDocument()));
    const args = ['init', '--room', join(folder, 'room'), '--agreement', agreement];
    expect((await spawnCli(args)).code).toBe(0);
    const [kept = ''] = await receipts();
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
    for (const each of [home, join(home, 'receipts')])
      expect((await stat(each)).mode & 0o777).toBe(0o700);
  });

  it('is bound to the place: a copy of the room elsewhere is another room', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const copy = join(await tempFolder(), 'copy');
    await cp(room.folder, copy, { recursive: true });
    await inRoom(room, 'ask', 'overlap', '--party', 'brand');
    expect(await runCli('status', '--room', copy)).toMatchObject({ code: 0, err: '' });
    expect(await receipts()).toHaveLength(2);
  });

  it('that is damaged is told, and never replaced', async () => {
    const room = await openTestRoom();
    await inRoom(room, 'status');
    const [kept = ''] = await receipts();
    for (const text of ['', '{}', '{"sequence":2,"checksum":"00"}', '\u0000']) {
      await writeFile(kept, text);
      const says = /The receipt ".*" is damaged.*restore it, or delete it/;
      await expectRefused(['status', '--room', room.folder], { code: 1, says });
      expect(await readFile(kept, 'utf8')).toBe(text);
    }
    await rm(kept);
    await mkdir(kept);
    await expectRefused(['status', '--room', room.folder], { code: 1, says: /is damaged/ });
    await rmdir(kept);
    await symlink(join(home, 'nowhere'), kept);
    await expectRefused(['status', '--room', room.folder], { code: 1, says: /is damaged/ });
  });

  it('that cannot be kept is told in one line, and fails nothing', async () => {
    const room = await openTestRoom();
    await writeFile(home, 'a file where a folder should be');
    const ran = await inRoom(room, 'status');
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(
      /^No receipt of the ledger can be kept in ".*receipts".*AIRLOCK_HOME.*\.\n$/,
    );
    await chmod(home, 0o600);
  });
});

describe('a file that is no entry', () => {
  it('is named by "ledger verify" and stops nothing', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    await writeFile(join(room.folder, 'objects', 'ledger', '000000000002.json~'), '{}');
    expect(await inRoom(room, 'ledger', 'verify')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Not an entry, and left alone: "000000000002.json~"/m),
    });
  });
});
