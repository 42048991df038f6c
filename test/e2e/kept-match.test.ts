import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { runCli } from '#test/support/run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closeTestRooms);

/** A room with 200 people a list, whose other list begins with this one. */
const roomOf = async (first: number): Promise<TestRoom> => {
  const room = await openTestRoom();
  await approveAll(room);
  await deliver(room, 'brand', brandRows(0, 200));
  await deliver(room, 'publisher', publisherRows(first, 200));
  return room;
};

const ask = ({ folder }: TestRoom, analysis: string, ...flags: readonly string[]) =>
  runCli('ask', analysis, '--party', 'brand', '--room', folder, ...flags);

const matchesOf = ({ folder }: TestRoom): string => join(folder, 'objects', MATCHES_PREFIX);

/** What lies there, by names in which versions are all the same, and how long it is. */
const keptIn = async (room: TestRoom) => {
  const names = await readdir(matchesOf(room), { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile());
  return Promise.all(
    files.map(async ({ name, parentPath }) => {
      const folder = parentPath.slice(matchesOf(room).length);
      const { size } = await stat(join(parentPath, name));
      return [join(folder.replaceAll(/=[0-9a-f]+-[0-9a-f]+/g, '=version'), name), size];
    }),
  );
};

it('a match of lists that differ in one person is kept under the same names, as long', async () => {
  const [one, another] = [await roomOf(50), await roomOf(51)];
  for (const room of [one, another]) expect(await ask(room, 'overlap')).toMatchObject({ code: 0 });
  const kept = await keptIn(one);
  expect(kept).toHaveLength(2);
  expect(await keptIn(another)).toEqual(kept);
});

it('a match that cannot be kept takes no answer away, and is told to maintainers alone', async () => {
  const room = await roomOf(50);
  await writeFile(matchesOf(room).replace(/[/\\]$/, ''), 'in the way');
  const told = await ask(room, 'overlap', '--debug');
  expect(told).toMatchObject({ code: 0, err: expect.stringContaining('was not kept for later') });
  const { code, err } = await ask(room, 'segments', '--by', 'brand.tier');
  expect({ code, told: err.includes('not kept') }).toEqual({ code: 0, told: false });
});
