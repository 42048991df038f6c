import { chmod, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  approveAll,
  closeTestRooms,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { everyCommand } from '#test/e2e/every-command.ts';
import { expectOneEntry, expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeTestRooms();
  await removeTempFolders();
});

const keysIn = async (room: TestRoom): Promise<readonly string[]> => {
  const folder = join(room.folder, 'keys');
  const keys = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name))),
  );
  return keys
    .filter((key) => key.length > 0)
    .flatMap((key) => [key.toString('hex'), key.toString('base64'), key.toString('latin1')]);
};

/** Every command refuses the room, in one sentence, and leaves it as it is. */
const expectAllRefused = async (
  room: TestRoom,
  refusal: { readonly says: RegExp },
  commands: readonly (readonly string[])[],
): Promise<void> => {
  const secrets = await keysIn(room);
  for (const args of commands)
    await expectUnchanged(room.folder, () => expectRefused(args, { code: 1, secrets, ...refusal }));
};

const entryPath = (room: TestRoom, sequence: number): string =>
  join(room.folder, 'objects', 'ledger', `${String(sequence).padStart(12, '0')}.json`);

const headPath = (room: TestRoom): string => join(room.folder, 'objects', 'ledger-head.json');

const editEntry = async (
  room: TestRoom,
  sequence: number,
  edit: (text: string) => string,
): Promise<void> => {
  const path = entryPath(room, sequence);
  await writeFile(path, edit(await readFile(path, 'utf8')));
};

const verdict = (room: TestRoom) => runCli('ledger', 'verify', '--room', room.folder);

describe('a room that is not there', () => {
  it.each([
    ['status'],
    ['ledger', 'list'],
    ['ledger', 'verify'],
    ['approve', '--yes', '--party', 'brand'],
  ])('is told in one sentence: %s %s', async (...args) => {
    const folder = await tempFolder();
    const nowhere = ['--room', join(folder, 'nowhere')];
    await expectRefused([...args, ...nowhere], { code: 2, says: /There is no room in ".*init/ });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a room whose keys others may read', () => {
  it.each([0o644, 0o640, 0o604, 0o660])('is refused by every command: mode %o', async (mode) => {
    const room = await openTestRoom();
    await approveAll(room);
    const commands = await everyCommand(room);
    await chmod(join(room.folder, 'keys', 'ledger-seal.key'), mode);
    await expectAllRefused(room, { says: /can be read by others: run "chmod 600"/ }, commands);
  });

  it('is refused before a token is made', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const [upload = []] = await everyCommand(room);
    await chmod(join(room.folder, 'keys', 'token-root.key'), 0o644);
    await expectRefused(upload, { code: 1, says: /token-root key can be read by others/ });
    expect(await readdir(join(room.folder, 'objects'))).not.toContain('vault');
  });

  it.each([
    ['missing', (path: string) => rm(path), /key is missing/],
    ['cut short', (path: string) => truncate(path, 31), /key is damaged/],
    ['empty', (path: string) => truncate(path, 0), /key is damaged/],
  ])('or are %s', async (_, spoil, says) => {
    const room = await openTestRoom();
    await approveAll(room);
    const commands = await everyCommand(room);
    await spoil(join(room.folder, 'keys', 'ledger-seal.key'));
    await expectAllRefused(room, { says }, commands);
  });
});

describe('a ledger that was tampered with', () => {
  const swap = async (room: TestRoom): Promise<void> => {
    await rename(entryPath(room, 2), `${entryPath(room, 2)}.aside`);
    await rename(entryPath(room, 3), entryPath(room, 2));
    await rename(`${entryPath(room, 2)}.aside`, entryPath(room, 3));
  };
  const copyOver = async (room: TestRoom): Promise<void> =>
    writeFile(entryPath(room, 3), await readFile(entryPath(room, 2)));

  it.each<[string, (room: TestRoom) => Promise<void>, RegExp]>([
    [
      'an entry changed',
      (room) => editEntry(room, 2, (t) => t.replace('brand', 'brend')),
      /entry 2 was changed/,
    ],
    [
      'a seal changed',
      (room) =>
        editEntry(room, 3, (t) =>
          t.replace(/"seal":"(.)/, (_, digit) => `"seal":"${digit === '0' ? '1' : '0'}`),
        ),
      /entry 3/,
    ],
    [
      'an entry cut short',
      (room) => editEntry(room, 2, (t) => t.slice(0, 40)),
      /entry 2 cannot be read/,
    ],
    ['an entry emptied', (room) => editEntry(room, 1, () => ''), /entry 1 cannot be read/],
    [
      'an entry in other bytes',
      (room) => editEntry(room, 3, (t) => t.replace('{', '{ ')),
      /entry 3 was changed: it says the same in other bytes/,
    ],
    ['no head note', (room) => rm(headPath(room)), /head note "ledger-head.json" is missing/],
    [
      'neither entries nor head note',
      async (room) => {
        await rm(headPath(room));
        for (const sequence of [1, 2, 3]) await rm(entryPath(room, sequence));
      },
      /entry 1 is missing: the ledger ends at entry 0, but entry 1 was there before/,
    ],
    [
      'a gap before an entry',
      async (room) => writeFile(entryPath(room, 6), await readFile(entryPath(room, 2))),
      /entry 4 is missing/,
    ],
    ['two entries swapped', swap, /entry 2 is in the wrong place: it was entry 3/],
    ['an entry copied over another', copyOver, /entry 3 is in the wrong place: it was entry 2/],
  ])('is refused by every command: %s', async (_, tamper, says) => {
    const room = await openTestRoom();
    await approveAll(room);
    const commands = await everyCommand(room);
    await tamper(room);
    await expectAllRefused(room, { says }, commands);
    expect(await verdict(room)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(says),
    });
  });

  it('is told by "ledger verify": its last entry taken away', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    await rm(entryPath(room, 3));
    expect(await verdict(room)).toMatchObject({
      code: 1,
      err: 'Ledger entry 3 is missing: the ledger ends at entry 2, but entry 3 was there before. Restore it from a copy of the room.\n',
    });
  });

  it('is told by a receipt: cut by somebody who knows where its notes lie', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const [, receipt = ''] = /^Receipt (.*)$/m.exec((await verdict(room)).out) ?? [];
    expect(receipt).toMatch(/^3:[0-9a-f]{64}$/);
    for (const sequence of [2, 3]) await rm(entryPath(room, sequence));
    await rm(headPath(room));
    vi.stubEnv('AIRLOCK_HOME', await tempFolder());
    expect(await verdict(room)).toMatchObject({ code: 0 });
    const args = ['ledger', 'verify', '--room', room.folder, '--receipt', receipt];
    await expectRefused(args, {
      code: 1,
      says: /entry 2 is missing: the ledger ends at entry 1, but entry 3/,
    });
    const [stale] = receipt.split(':');
    await expectRefused([...args.slice(0, -1), `${stale}:00`], {
      code: 2,
      says: /A receipt has the form/,
    });
  });
});

describe('a room with a damaged document', () => {
  const spoil = async (room: TestRoom, folder: string): Promise<void> => {
    const path = join(room.folder, 'objects', folder);
    const files = (await readdir(path, { recursive: true })).filter((name) =>
      name.endsWith('.json'),
    );
    for (const file of files) await truncate(join(path, file), 20);
  };

  it.each([
    ['agreement', 'agreements', /agreement of the room was changed: restore it/],
    ['release', 'releases', /Release .* was changed: restore it/],
  ])('is refused: %s', async (_, folder, says) => {
    const room = await openTestRoom();
    await fillRoom(room);
    const ask = ['ask', 'overlap', '--party', 'brand', '--room', room.folder];
    expect((await runCli(...ask)).code).toBe(0);
    await spoil(room, folder);
    await expectAllRefused(room, { says }, [ask]);
  });

  it('is refused, and the damage is on the record: report', async () => {
    const room = await openTestRoom();
    await fillRoom(room);
    await spoil(room, 'reports');
    const ask = ['ask', 'overlap', '--party', 'brand', '--room', room.folder];
    const refusal = { code: 1, says: /^Version .* of brand.customers is damaged/ };
    const event = await expectOneEntry(room.folder, () => expectRefused(ask, refusal));
    expect(event).toMatchObject({ type: 'version-checked', party: 'brand', found: 'damaged' });
  });

  it('is refused when a release was changed and still reads well', async () => {
    const room = await openTestRoom();
    await fillRoom(room);
    const ask = ['ask', 'overlap', '--party', 'brand', '--room', room.folder];
    expect((await runCli(...ask)).code).toBe(0);
    const folder = join(room.folder, 'objects', 'releases');
    const path = join(folder, (await readdir(folder))[0] ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"people":200', '"people":205'));
    await expectAllRefused(room, { says: /was changed: restore it/ }, [ask]);
  });
});
