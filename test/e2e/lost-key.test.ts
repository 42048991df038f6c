import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  approveAll,
  closeTestRooms,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { everyCommand, initAgain } from '#test/e2e/every-command.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

describe('a key that is lost', () => {
  const lose = (room: TestRoom, key: string) => rm(join(room.folder, 'keys', `${key}.key`));

  it('for tokens stops the upload that needs it, and "init" makes no other', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const [upload = []] = await everyCommand(room);
    await lose(room, 'token-root');
    expect((await runCli(...(await initAgain(room)))).code).toBe(3);
    expect(await readdir(join(room.folder, 'keys'))).toEqual([
      'ledger-seal.key',
      'tombstone-root.key',
    ]);
    await expectRefused(upload, { code: 1, says: /token-root key is missing: restore it/ });
    expect(await runCli('status', '--room', room.folder)).toMatchObject({ code: 0, err: '' });
  });

  it('for seals stops every command, and "init" makes no other, also beside an emptied ledger', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const commands = [...(await everyCommand(room)), await initAgain(room)];
    await lose(room, 'ledger-seal');
    for (const args of commands)
      await expectUnchanged(room.folder, () =>
        expectRefused(args, { code: 1, says: /ledger-seal key is missing: restore it/ }),
      );
    await rm(join(room.folder, 'objects'), { recursive: true });
    for (const args of [...commands.slice(1, 4), await initAgain(room)])
      await expectRefused(args, { code: 1, says: /entry 1 is missing|key is missing/ });
    expect(await readdir(join(room.folder, 'keys'))).toEqual([
      'token-root.key',
      'tombstone-root.key',
    ]);
  });

  it('and replaced is told at entry 1: the entry or the key was changed', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    await writeFile(join(room.folder, 'keys', 'ledger-seal.key'), Buffer.alloc(32, 1));
    const says = /entry 1 was changed, or the ledger-seal key was: its seal is broken/;
    for (const args of await everyCommand(room)) await expectRefused(args, { code: 1, says });
  });

  it('and replaced for tokens stops the next upload, which stays as it is', async () => {
    const room = await openTestRoom();
    await fillRoom(room);
    const [upload = []] = await everyCommand(room);
    await writeFile(join(room.folder, 'keys', 'token-root.key'), Buffer.alloc(32, 1));
    await expectRefused(upload, { code: 1, says: /token key is not the one that made/ });
    const { out } = await runCli('ledger', 'list', '--room', room.folder);
    expect(out.match(/dataset-published/g)).toHaveLength(2);
  });
});
