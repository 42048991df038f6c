import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import { closeTestRooms, fillRoom, openTestRoom } from '#proof/rehearsal/room.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';

vi.setConfig({ testTimeout: 120_000 });
afterAll(closeTestRooms);

const VERSION = '0123abcd-0123abcd';
const VAULT = `vault/collaboration=test-room/party=brand/dataset=customers/epoch=1/version=${VERSION}`;

const staged = (file: string): readonly [string, number] => [
  `staging/brand/customers/${VERSION}/${file}`,
  2,
];

/** What attempts leave when they are killed, and how many days ago. */
const LEFT: readonly (readonly [key: string, daysAgo: number])[] = [
  ['drops/brand/customers/0123456789abcdef/part-0001.parquet', 8],
  // Of a room up to 0.7.0, and of one since.
  [`${VAULT}/kind=email/part-0001.parquet`, 2],
  [`${VAULT}/kind=email/shard=127/tokens.parquet`, 2],
  [`reports/brand/customers/${VERSION}.json`, 2],
  ...['part-0001.json', 'settled-email-127.json', 'losers-email-127.parquet'].map(staged),
  // Of a room of 0.8.0.
  ...['settled-127.json', 'losers-127.parquet'].map(staged),
  ...['kind=email/part-0001.parquet', 'kind=email/shard=127/part-0001.parquet'].map(staged),
  ['releases/0123456789abcdef0123456789abcdef.json', 2],
];
/** What others may put beside them, just as long ago. */
const FOREIGN = ['vault/.DS_Store', `${VAULT}/notes.txt`, 'reports/list.csv', 'releases/x.json~'];

const put = async (folder: string, key: string, daysAgo: number): Promise<void> => {
  const path = join(folder, 'objects', key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'left');
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  await utimes(path, at, at);
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'objects').length + 1))
    .sort();

const leftRoom = async (): Promise<string> => {
  const { folder, ports } = await openTestRoom().then(async (room) => {
    await fillRoom(room);
    return room;
  });
  await ports.close();
  for (const [key, daysAgo] of LEFT) await put(folder, key, daysAgo);
  for (const key of FOREIGN) await put(folder, key, 4_000);
  return folder;
};

describe('what killed commands left in a room', () => {
  it('is told by "status", which changes nothing, and goes by "room upkeep"; files of others stay', async () => {
    const folder = await leftRoom();
    const room = ['--room', folder];
    await expectUnchanged(folder, async () => {
      const { waiting } = await runJson<{ waiting: object }>('status', ...room);
      expect(waiting).toMatchObject({
        drops: 1,
        leftovers: { due: 11, young: 0 },
        damaged: [],
        foreign: { count: 4 },
      });
      const { out } = await runCli('status', ...room);
      expect(out).toMatch(/1 drop begun and not finished/);
      expect(out).toMatch(/11 files left over from unfinished uploads/);
      expect(out).toMatch(/4 files not ours and left alone/);
    });
    const done = await runJson<{ expired: object[] }>('room', 'upkeep', ...room);
    expect(done).toMatchObject({ leftovers: 11, expired: [{ what: 'drop' }] });
    const files = await filesIn(folder);
    for (const [key] of LEFT) expect(files).not.toContain(key);
    expect(files).toEqual(expect.arrayContaining([...FOREIGN]));
    const { waiting } = await runJson<{ waiting: object }>('status', ...room);
    expect(waiting).toMatchObject({ drops: 0, leftovers: { due: 0, young: 0 } });
    expect(await runCli('room', 'verify', ...room)).toMatchObject({ code: 0, err: '' });
  });

  it('is counted where it is of a drop that was decided on, and goes whole', async () => {
    const folder = await leftRoom();
    const room = ['--room', folder];
    await runJson('room', 'upkeep', ...room);
    const { entries } = await runJson<LedgerDocument>('ledger', 'list', ...room);
    const [drop = ''] = entries.flatMap(({ event }) =>
      event.type === 'dataset-published' ? [event.drop] : [],
    );
    const left = ['manifest.json', 'part-0001.parquet'].map(
      (name) => `drops/brand/customers/${drop}/${name}`,
    );
    for (const key of left) await put(folder, key, 0);
    const { waiting } = await runJson<{ waiting: object }>('status', ...room);
    expect(waiting).toMatchObject({ drops: 0, leftovers: { due: 2, young: 0 } });
    expect(await runJson('room', 'upkeep', ...room)).toMatchObject({ leftovers: 2, expired: [] });
    for (const key of left) expect(await filesIn(folder)).not.toContain(key);
  });

  it('stays while an upload may still be at work on it', async () => {
    const folder = await leftRoom();
    for (const [key] of LEFT) await put(folder, key, 0);
    expect(await runJson('room', 'upkeep', '--room', folder)).toEqual({
      kind: 'upkeep',
      scratch: 0,
      leftovers: 0,
      expired: [],
    });
    expect(await filesIn(folder)).toEqual(expect.arrayContaining(LEFT.map(([key]) => key)));
  });
});

describe('"expire"', () => {
  it('removes what is past its time and nothing else, and says what went', async () => {
    const folder = await leftRoom();
    const { out } = await runCli('expire', '--room', folder);
    expect(out).toMatch(
      /Removed, and looked for again: 1 item, of which nothing is left\.\n {2}brand\.customers drop 0123456789abcdef/,
    );
    expect((await runCli('expire', '--room', folder)).out).toBe('Nothing was past its time.\n');
  });

  it.each([['expire'], ['room', 'upkeep'], ['room', 'verify']])(
    'needs a room: %s %s',
    async (...args) => {
      await expectRefused([...args, '--room', '/nowhere/room'], { code: 2, says: /no room in/ });
    },
  );
});
