import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFileIn } from '#test/e2e/own-file-sealed.ts';
import { onlyDocument, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

type Given = Awaited<ReturnType<typeof ownFileIn>>;

const rehearsed = async (isSealed: boolean) => {
  const folder = await tempFolder();
  const given = await ownFileIn(folder, isSealed);
  const room = join(folder, 'room');
  const files = [`brand=${given.customers}`, `publisher=${given.audience}`];
  const ran = await runCli(
    ...['rehearse', '--room', room, '--agreement', given.agreement],
    ...files.flatMap((file) => ['--file', file]),
  );
  expect(ran, ran.err).toMatchObject({ code: 0 });
  return { folder, room, given, said: ran };
};

let sealed: Awaited<ReturnType<typeof rehearsed>>;
let plain: Awaited<ReturnType<typeof rehearsed>>;
beforeAll(async () => {
  sealed = await rehearsed(true);
  plain = await rehearsed(false);
}, 180_000);
afterAll(removeTempFolders);

const peopleIn = async (room: string): Promise<number | undefined> => {
  const ran = await runCli('ask', 'overlap', '--room', room, '--party', 'brand', '--json');
  const { cells } = onlyDocument(ran) as { cells: { people?: number }[] };
  return cells[0]?.people;
};

const prepare = ({ customers, agreement, mapping }: Given, ...args: readonly string[]) =>
  runCli(
    ...['prepare', customers, '--party', 'brand', '--agreement', agreement],
    ...['--mapping', mapping, ...args],
  );

/** The example without its last rows, as it is delivered next time. */
const shorter = async (given: Given, name: string, rows: number): Promise<Given> => {
  const lines = (await readFile(given.customers, 'utf8')).trimEnd().split('\n');
  const customers = join(sealed.folder, name);
  await writeFile(customers, `${lines.slice(0, -rows).join('\n')}\n`);
  return { ...given, customers };
};

const expectFault = (ran: Ran, code: number, says: RegExp): void => {
  expect(ran.err).toMatch(says);
  expect(ran.code).toBe(code);
  expect(ran.out).toBe('');
};

describe('a room with sealed drops, from files to answers', () => {
  it('rehearses, and counts what it counts without them', async () => {
    expect(sealed.said.out).toMatch(/\$ airlock drop-key .*--party publisher/);
    expect(plain.said.out).not.toMatch(/drop-key/);
    const people = await peopleIn(sealed.room);
    expect(people).toBeGreaterThan(50);
    expect(people).toBe(await peopleIn(plain.room));
  }, 60_000);

  it('says in plain words what it asks of the parties', async () => {
    const { out } = await runCli('agreement', 'show', '--room', sealed.room);
    expect(out).toMatch(/^ +drops +Sealed: their digests are keyed/m);
  });

  it('tells of a person by a plain address, forgets them by a list, and keeps them out of the next drop', async () => {
    const { folder, room, given } = sealed;
    const person = join(folder, 'person.txt');
    const [, line = ''] = (await readFile(given.customers, 'utf8')).split('\n');
    const address = line.split(',')[3] ?? '';
    await writeFile(person, `${address}\n`);
    const subject = async () =>
      onlyDocument(
        await runCli(
          ...['subject', person, '--kind', 'email', '--party', 'brand', '--room', room, '--json'],
        ),
      );
    expect(await subject()).toMatchObject({ found: true });
    const forgot = await runCli(
      'forget',
      person,
      '--kind',
      'email',
      '--party',
      'brand',
      '--room',
      room,
    );
    expect(forgot, forgot.err).toMatchObject({ code: 0 });
    expect(await subject()).toMatchObject({ found: false, tombstones: 1 });
    const out = join(folder, 'again');
    const key = `${room}-drop-key-brand.json`;
    const later = await shorter(given, 'later.csv', 100);
    expect(await prepare(later, '--out', out, '--drop-key', key)).toMatchObject({ code: 0 });
    const uploaded = await runCli('upload', out, '--party', 'brand', '--room', room, '--json');
    expect(onlyDocument(uploaded)).toMatchObject({
      outcome: 'published',
      report: { quarantined: { forgotten: 1 } },
    });
    expect(await subject()).toMatchObject({ found: false, tombstones: 1 });
  }, 120_000);

  it('refuses a sealed part that was cut off, with one sentence', async () => {
    const { folder, room, given } = sealed;
    const out = join(folder, 'cut');
    const key = `${room}-drop-key-brand.json`;
    await prepare(await shorter(given, 'cut.csv', 170), '--out', out, '--drop-key', key);
    const part = join(out, 'part-0001.parquet');
    await truncate(part, (await stat(part)).size - 1);
    expectFault(
      await runCli('upload', out, '--party', 'brand', '--room', room),
      5,
      /is not the file that the manifest describes/,
    );
  }, 60_000);
});

describe('airlock drop-key', () => {
  it('writes a file once, readable by its owner alone, and prints nothing of it', async () => {
    const { folder, room } = sealed;
    const file = join(folder, 'key.json');
    const get = (out: string, ...more: readonly string[]) =>
      runCli('drop-key', '--party', 'brand', '--room', room, '--out', out, ...more);
    const ran = await get(file, '--json');
    expect(onlyDocument(ran)).toEqual({
      ...{ kind: 'drop-key', party: 'brand', collaboration: 'own-file', file },
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { dropKey } = JSON.parse(await readFile(file, 'utf8'));
    expect(ran.out + ran.err).not.toContain(dropKey);
    expectFault(await get(file), 2, /There is something at/);
    expectFault(await get('-'), 2, /written to a new file alone/);
    const other = ['--party', 'somebody', '--room', room, '--out', join(folder, 'x.json')];
    expectFault(await runCli('drop-key', ...other), 2, /not in the agreement/);
  });

  it('is refused where drops are not sealed', async () => {
    const out = join(plain.folder, 'key.json');
    const ran = await runCli('drop-key', '--party', 'brand', '--room', plain.room, '--out', out);
    expectFault(ran, 3, /has no sealed drops/);
  });
});

describe('airlock prepare --drop-key', () => {
  it('says in one sentence what is wrong with a key that is not named, missing, broken or foreign', async () => {
    const { folder, given, room } = sealed;
    const out = ['--out', join(folder, 'none')];
    const key = `${room}-drop-key-brand.json`;
    const text = await readFile(key, 'utf8');
    const put = async (name: string, content: string): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    };
    const withKey = (path: string) => prepare(given, ...out, '--drop-key', path);
    expectFault(await prepare(given, ...out), 2, /has drops sealed: get the key by "drop-key"/);
    expectFault(await withKey(join(folder, 'nowhere.json')), 2, /no such file|There is no/i);
    expectFault(await withKey('-'), 2, /from a file of its own/);
    const half = await put('half.json', text.slice(0, 200));
    expectFault(await withKey(half), 5, /is no drop key, or a part of one/);
    const short = { ...JSON.parse(text), dropKey: 'c2hvcnQ=' };
    expectFault(await withKey(await put('short.json', JSON.stringify(short))), 5, /no drop key/);
    const keyless = { ...JSON.parse(text), publicKey: 'none' };
    const bad = await put('bad.json', JSON.stringify(keyless));
    expectFault(await withKey(bad), 5, /no public key of 3,072/);
    const foreign = { ...JSON.parse(text), collaboration: 'other' };
    const other = await put('other.json', JSON.stringify(foreign));
    expectFault(await withKey(other), 2, /is of the collaboration "other"/);
    expectFault(
      await prepare(plain.given, ...out, '--drop-key', key),
      2,
      /has no sealed drops: leave --drop-key out/,
    );
  }, 60_000);
});
