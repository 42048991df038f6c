import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import {
  closeTestRooms,
  fillRoom,
  openTestRoom,
  prepareRows,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { onlyDocument, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let room: TestRoom;
let folder: string;
beforeAll(async () => {
  room = await openTestRoom();
  await fillRoom(room);
  folder = await tempFolder();
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const put = async (name: string, lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};
const forget = (...args: readonly string[]): Promise<Ran> =>
  runCli('forget', ...args, '--room', room.folder, '--party', 'brand');

/** Nothing that is said names anybody of a list. */
const expectSilent = ({ out, err }: Ran): void => {
  expect(out + err).not.toMatch(/person\d|@example|\+44/);
  for (const n of [0, 3, 59, 100, 102])
    for (const each of Object.values(person(n))) expect(out + err).not.toContain(digestOf(each));
};

describe('airlock forget', () => {
  it('takes out who is named a line each, tells what cannot be used by its line, and gives a receipt', async () => {
    const lines = [
      ...Array.from({ length: 60 }, (_, n) => person(n).email),
      ...['no address', '', 'somebody.else@example.net', person(3).email.toUpperCase()],
    ];
    const list = await put('list.txt', lines);
    const setAside = join(folder, 'set-aside.csv');
    const flags = ['--kind', 'email', '--received', '2026-01-31', '--set-aside', setAside];
    const ran = await forget(list, ...flags);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toMatch(/received 2026-01-31, due 2026-02-28/);
    expect(ran.out).toMatch(/^customers .* 60 +240 +the one that is asked/m);
    expect(ran.out).toMatch(/^invalid-identifier +1 .*61/m);
    expect(ran.err).toMatch(/done after it was due/);
    expectSilent(ran);
    expect(await readFile(setAside, 'utf8')).toMatch(/^61,.*invalid-identifier/m);
    const [began, ended] = (await room.ports.ledger.entries()).slice(-2);
    expect(began?.event).toMatchObject({ type: 'erasure-began', reason: 'erasure' });
    expect(ended?.event).toMatchObject({ type: 'people-forgotten', party: 'brand' });
    for (const command of [['ledger', 'list'], ['status'], ['room', 'verify']]) {
      const said = await runCli(...command, '--room', room.folder);
      expect(said.code).toBe(0);
      expectSilent(said);
    }
  }, 120_000);

  it('takes digests and columns, and says as JSON what it says to people', async () => {
    const list = await put('hashed.csv', [
      'Mail,Phone',
      ...[100, 101].map((n) => `${digestOf(person(n).email)},`),
      `,${person(102).phone}`,
    ]);
    const map = ['--map', 'email=Mail', '--hashed', 'email', '--map', 'phone=Phone'];
    const ran = await forget(list, ...map, '--reason', 'objection', '--json');
    expect(onlyDocument(ran)).toMatchObject({
      ...{ kind: 'forgetting', act: 'forget', reason: 'objection' },
      successors: [{ dataset: 'customers', removed: 3, left: 237, current: true }],
      report: { rows: 3, accepted: 3 },
    });
    expectSilent(ran);
  }, 120_000);

  it('keeps them out of a later upload, until that is lifted', async () => {
    const drop = await prepareRows(room, 'brand', brandRows(0, 301));
    const upload = (from: string): Promise<Ran> =>
      runCli('upload', from, '--room', room.folder, '--party', 'brand', '--keep-drop');
    const first = await upload(drop.folder);
    expect(first.out).toMatch(/^forgotten +63 /m);
    expect(first.out).toContain('238 people');
    const back = await put('back.txt', [person(0).email, person(1).email]);
    expect(await forget(back, '--kind', 'email', '--lift')).toMatchObject({ code: 0 });
    const again = await prepareRows(room, 'brand', brandRows(0, 302));
    expect((await upload(again.folder)).out).toContain('241 people');
  }, 120_000);

  it.each([
    [[], 2, /in one way how the list is read/],
    [['--kind', 'fax'], 2, /does not use this kind/],
    [['--kind', 'email', '--map', 'email=Mail'], 2, /in one way/],
    [['--kind', 'email', '--received', '2999-01-01'], 2, /a day that has come/],
    [['--kind', 'email', '--received', '2026-02-30'], 2, /a day that has come/],
    [['--kind', 'email', '--received', '2025-13-01'], 2, /a day that has come/],
    [['--kind', 'phone'], 5, /nobody was looked for/],
  ] as const)('is refused, and changes nothing, for %j', async (flags, code, says) => {
    const before = await room.ports.ledger.entries();
    const ran = await forget(await put('refused.txt', ['ada', 'eve']), ...flags);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(says)]);
    expect(await room.ports.ledger.entries()).toHaveLength(before.length);
    expect(await room.ports.objects.list('drops/')).toEqual([]);
  });
});
