import { chmod, chown, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestRooms, fillRoom, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { copyOf } from '#test/fault/fault-rooms.ts';
import { leaveDeadScratch } from '#test/support/dead-scratch.ts';
import { folderPrint } from '#test/support/folder-print.ts';
import { READING_COMMANDS } from '#test/support/reading-commands.ts';
import { runCli, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

let filled: TestRoom;
beforeAll(async () => {
  filled = await openTestRoom();
  await fillRoom(filled);
  await filled.ports.close();
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

describe('a command that only reads', () => {
  const named = READING_COMMANDS.map((args) => [args.join(' '), args] as const);

  it.each(named)('changes nothing in a room, not even a time: %s', async (_, args) => {
    const room = await copyOf(filled.folder);
    const { id } = JSON.parse(await readFile(join(room, 'airlock-room.json'), 'utf8'));
    await leaveDeadScratch(join(room, 'work'), `room ${id}`);
    await leaveDeadScratch(room, 'init');
    const before = await folderPrint(room);
    expect(await runCli(...args, '--room', room)).toMatchObject({ code: 0, err: '' });
    expect(await folderPrint(room)).toEqual(before);
  });

  /** A user who is not root, so that a mode means something. */
  const NOBODY = 65_534;
  const isRoot = process.getuid?.() === 0;

  const setModes = async (folder: string, modes: { folder: number; file: number }) => {
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await setModes(path, modes);
      else await chmod(path, modes.file);
      if (isRoot) await chown(path, NOBODY, NOBODY);
    }
    await chmod(folder, modes.folder);
    if (isRoot) await chown(folder, NOBODY, NOBODY);
  };

  it.each(named)(
    'works on a copy that nobody may write to: %s',
    async (_, args) => {
      const room = await copyOf(filled.folder);
      await setModes(room, { folder: 0o500, file: 0o400 });
      await chmod(join(room, '..'), 0o755);
      const home = await mkdtemp(join(room, '..', 'home-'));
      if (isRoot) await chown(home, NOBODY, NOBODY);
      const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
      const env = { ...process.env, NODE_OPTIONS: '', AIRLOCK_HOME: home };
      const ran = await spawnCli([...args, '--room', room], { env, ...user });
      await setModes(room, { folder: 0o700, file: 0o600 });
      expect(ran).toMatchObject({ code: 0, err: '' });
    },
    120_000,
  );
});
