import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expectOneEntry, expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { closeTestRooms, fillRoom, openTestRoom, type TestRoom } from '#test/support/room.ts';
import { expectRefused, runCli } from '#test/support/run-cli.ts';

afterEach(closeTestRooms);

/** The command is refused in one sentence, and leaves the room as it is. */
const expectStopped = (room: TestRoom, args: readonly string[], says: RegExp): Promise<void> =>
  expectUnchanged(room.folder, () => expectRefused(args, { code: 1, says }));

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
    await expectStopped(room, ask, says);
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
    await expectStopped(room, ask, /was changed: restore it/);
  });
});
