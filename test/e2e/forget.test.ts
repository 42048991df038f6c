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
import { expectRefused, onlyDocument, type Ran, runCli } from '#test/support/run-cli.ts';
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

  it('says that nobody of the list was there, where nobody was', async () => {
    const ran = await forget(await put('nobody.txt', ['nobody@example.net']), '--kind', 'email');
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toMatch(
      /^customers .* 0 +237 +the one that is asked\nNobody of the list was in these/m,
    );
    expectSilent(ran);
  }, 120_000);

  it('takes out whoever is on a line by each identifier of it, in one cell or in several columns', async () => {
    const fresh = await openTestRoom();
    await fillRoom(fresh);
    const pairs = Array.from({ length: 30 }, (_, n) => [person(n).email, person(30 + n).email]);
    const lines = await put(
      'pairs.txt',
      pairs.slice(0, 15).map((pair) => pair.join('; ')),
    );
    const columns = ['one,other', ...pairs.slice(15).map((pair) => pair.join(','))];
    const file = await put('pairs.csv', columns);
    const taken = async (...args: readonly string[]): Promise<unknown> =>
      onlyDocument(
        await runCli('forget', ...args, '--room', fresh.folder, '--party', 'brand', '--json'),
      );
    expect(await taken(lines, '--kind', 'email')).toMatchObject({ successors: [{ removed: 30 }] });
    expect(await taken(file, '--map', 'email=one,other')).toMatchObject({
      successors: [{ removed: 30 }],
    });
  });

  it('keeps them out of a later upload, until that is lifted', async () => {
    const drop = await prepareRows(room, 'brand', brandRows(0, 301));
    const upload = (from: string): Promise<Ran> =>
      runCli('upload', from, '--room', room.folder, '--party', 'brand', '--keep-drop');
    const first = await upload(drop.folder);
    expect(first.out).toMatch(/^forgotten +63 /m);
    expect(first.out).toContain('238 people');
    const back = await put('back.txt', [person(0).email, person(1).email]);
    const lifted = await forget(back, '--kind', 'email', '--lift');
    expect(lifted).toMatchObject({
      code: 0,
      out: expect.stringMatching(/keep nobody out any more/),
    });
    expect(lifted.out).not.toMatch(/taken out|due/);
    const again = await prepareRows(room, 'brand', brandRows(0, 302));
    expect((await upload(again.folder)).out).toContain('241 people');
  }, 120_000);

  it.each([
    [['person5@shop.example', '--kind', 'email']],
    [['person5@shop.example', 'person5@shop.example', '--map', 'email=Mail']],
    [['person?@shop.{example}', '--kind', 'email', '--lift']],
    [['+447400000005', '--kind', 'phone']],
    [['nowhere/person5@shop.example', '--map', 'email=Mail']],
  ])('repeats nothing of %j in the place of the file', async (args) => {
    const secrets = ['person5', 'person?', 'shop.', '7400000005'];
    const says = /^There is no file of that name: name one that holds the list/;
    const line = ['forget', ...args, '--room', room.folder, '--party', 'brand'];
    await expectRefused(line, { code: 2, says, secrets });
  });

  it.each([
    [[], 2, /in one way how the list is read/],
    [['--kind', 'fax'], 2, /name one of email, phone\.$/m],
    [['--kind', 'first_party_id'], 2, /name one of email, phone\.$/m],
    [['--kind', 'email', '--lift', '--reason', 'erasure'], 2, /"--lift" and "--reason" exclude/],
    [['--kind', 'email', '--lift', '--received', '2026-01-31'], 2, /"--received" exclude/],
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
