import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { brandRows, publisherRows } from '#test/support/people.ts';
import { approveAll, closeTestRooms, openTestRoom, prepareRows } from '#test/support/room.ts';
import { expectOneSentence, onlyDocument, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const OVERLAP = 200;
const PARTIES = ['brand', 'publisher'] as const;
type Party = (typeof PARTIES)[number];

/** A room with an older and a current version of the brand's list, and one of the publisher's. */
interface Template {
  readonly folder: string;
  readonly drops: Readonly<Record<Party, string>>;
}
let template: Template;

const upload = async (folder: string, party: Party, drop: string): Promise<void> => {
  const ran = await runCli('upload', drop, '--party', party, '--room', folder);
  expect(ran).toMatchObject({ code: 0, err: '' });
};

beforeAll(async () => {
  const room = await openTestRoom();
  await approveAll(room);
  const older = await prepareRows(room, 'brand', brandRows(0, 250));
  const brand = await prepareRows(room, 'brand', brandRows(0, 300));
  const publisher = await prepareRows(room, 'publisher', publisherRows(100, 400));
  await upload(room.folder, 'brand', older.folder);
  await upload(room.folder, 'brand', brand.folder);
  await upload(room.folder, 'publisher', publisher.folder);
  template = {
    folder: room.folder,
    drops: { brand: brand.folder, publisher: publisher.folder },
  };
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const copyOfRoom = async (): Promise<string> => {
  const copy = await mkdtemp(join(await tempFolder(), 'room-'));
  for (const part of ['airlock-room.json', 'keys', 'objects'])
    await cp(join(template.folder, part), join(copy, part), { recursive: true });
  return copy;
};

const ask = (folder: string, ...more: readonly string[]) =>
  runCli('ask', 'overlap', '--party', 'brand', '--room', folder, ...more);

const overlap = async (folder: string): Promise<number> => {
  const { cells } = await runJson<{ cells: { people: number }[] }>(
    ...['ask', 'overlap', '--party', 'brand', '--room', folder],
  );
  return cells[0]?.people ?? Number.NaN;
};

const eventsIn = async (folder: string): Promise<readonly LedgerEntry['event'][]> => {
  const ledger = join(folder, 'objects', 'ledger');
  const names = (await readdir(ledger)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(ledger, name), 'utf8')));
  return texts.map((text) => (JSON.parse(text) as LedgerEntry).event);
};

const typesIn = async (folder: string): Promise<readonly string[]> =>
  (await eventsIn(folder)).map(({ type }) => type);

/** Every version of a party, oldest first. */
const versionsOf = async (folder: string, party: Party): Promise<readonly string[]> =>
  (await eventsIn(folder)).flatMap((event) =>
    event.type === 'dataset-published' && event.party === party ? [event.version] : [],
  );

/** Files of a room's objects, as keys. */
const keysIn = async (folder: string): Promise<readonly string[]> => {
  const root = join(folder, 'objects');
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort();
};

/** What the damages below aim at: files of the current version of each party. */
const targetsIn = async (folder: string) => {
  const at = (key: string): string => join(folder, 'objects', key);
  const keys = await keysIn(folder);
  const of = async (party: Party, back = 1) => {
    const version = (await versionsOf(folder, party)).at(-back) ?? '';
    const find = (...parts: readonly string[]): string =>
      at(keys.find((key) => [version, ...parts].every((part) => key.includes(part))) ?? '');
    return { email: find('vault/', 'kind=email'), report: find('reports/') };
  };
  return {
    brand: await of('brand'),
    older: await of('brand', 2),
    publisher: await of('publisher'),
  };
};
type Targets = Awaited<ReturnType<typeof targetsIn>>;

const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  for (let at = middle - 1_000; at < middle + 1_000; at += 1) bytes[at] = 255 - (bytes[at] ?? 0);
  await writeFile(path, bytes);
};
const swap = async (one: string, other: string): Promise<void> => {
  await rename(one, `${one}.aside`);
  await rename(other, one);
  await rename(`${one}.aside`, other);
};
const edit = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};

/** What is done to a room, and what `room verify` says of it. */
const DAMAGES: readonly (readonly [string, (targets: Targets) => Promise<unknown>, RegExp])[] = [
  ['one token file deleted', ({ brand }) => rm(brand.email), /kind=email.* is missing/],
  ['2,000 bytes flipped', ({ brand }) => flip(brand.email), /kind=email.* was changed/],
  ['a token file truncated', ({ brand }) => truncate(brand.email, 900), /was changed/],
  ['a token file emptied', ({ brand }) => truncate(brand.email, 0), /was changed/],
  [
    'a token file swapped with the other party’s',
    ({ brand, publisher }) => swap(brand.email, publisher.email),
    /party=brand.* was changed[\s\S]*party=publisher.* was changed/,
  ],
  [
    'a token file of an older version in its place',
    ({ brand, older }) => cp(older.email, brand.email),
    /was changed/,
  ],
  [
    'a folder in the place of a token file',
    async ({ brand }) => {
      await rm(brand.email);
      await mkdir(brand.email);
    },
    /is missing/,
  ],
  [
    'a link to another file in the place of a token file',
    async ({ brand, publisher }) => {
      await rm(brand.email);
      await symlink(publisher.email, brand.email);
    },
    /was changed/,
  ],
  [
    'an extra token file',
    ({ brand, publisher }) => cp(publisher.email, join(dirname(brand.email), 'part-0002.parquet')),
    /part-0002\.parquet was added/,
  ],
  [
    'all files of a version deleted',
    ({ brand }) => rm(dirname(dirname(brand.email)), { recursive: true }),
    /kind=email.* is missing[\s\S]*kind=phone.* is missing/,
  ],
  [
    'a report edited',
    ({ brand }) => edit(brand.report, '"people":300', '"people":4000'),
    /reports\/.* was changed/,
  ],
  ['a report emptied', ({ brand }) => truncate(brand.report, 0), /reports\/.* was changed/],
  ['a report deleted', ({ brand }) => rm(brand.report), /reports\/.* is missing/],
  [
    'a report replaced by an older one',
    ({ brand, older }) => cp(older.report, brand.report),
    /reports\/.* was changed/,
  ],
  [
    'the report of the other party in its place',
    ({ brand, publisher }) => cp(publisher.report, brand.report),
    /reports\/.* was changed/,
  ],
];

/** Stops in one sentence, and charges nothing. */
const expectStopped = async (folder: string): Promise<void> => {
  for (const more of [['--dry-run'], [], []]) {
    const ran = await ask(folder, ...more);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expectOneSentence(ran);
    expect(ran.err).toMatch(
      /^Version .* of \w+\.\w+ is damaged .*deliver the list again, or restore/,
    );
  }
  expect(await typesIn(folder)).not.toContain('budget-reserved');
};

describe('a version whose files were damaged', () => {
  it.each(DAMAGES)(
    'is never counted, told, and healed by its drop: %s',
    async (_, damage, says) => {
      const folder = await copyOfRoom();
      await damage(await targetsIn(folder));
      await expectUnchanged(folder, () => ask(folder, '--dry-run'));
      expect((await runCli('status', '--room', folder)).out).toMatch(/damaged: /);
      await expectStopped(folder);
      expect((await runCli('status', '--room', folder)).out).toMatch(/\(damaged\)/);
      const verified = await runCli('room', 'verify', '--room', folder);
      expect(verified.code).toBe(1);
      expect(verified.out).toMatch(says);
      for (const party of PARTIES) await upload(folder, party, template.drops[party]);
      expect(await overlap(folder)).toBe(OVERLAP);
      expect((await typesIn(folder)).filter((type) => type === 'budget-reserved')).toHaveLength(1);
      expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0 });
      expect((await runCli('status', '--room', folder)).out).not.toMatch(/damaged/);
    },
  );

  it('is healed by its drop also where nobody has asked or looked', async () => {
    const folder = await copyOfRoom();
    await flip((await targetsIn(folder)).brand.email);
    await upload(folder, 'brand', template.drops.brand);
    expect(await overlap(folder)).toBe(OVERLAP);
  });

  it('answers again once its file is restored and the room is verified, and not before', async () => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    const { brand } = await targetsIn(folder);
    await rename(brand.email, join(folder, 'kept'));
    expect(await ask(folder)).toMatchObject({ code: 1 });
    await rename(join(folder, 'kept'), brand.email);
    expect(await ask(folder)).toMatchObject({ code: 1 });
    expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0, err: '' });
    expect(await overlap(folder)).toBe(OVERLAP);
    const checked = (await typesIn(folder)).filter((type) => type === 'version-checked');
    expect(checked).toHaveLength(2);
  });

  it('does not stand in the way of a new version where counts are exact', async () => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    await flip((await targetsIn(folder)).brand.email);
    await upload(folder, 'brand', template.drops.brand);
    expect(await overlap(folder)).toBe(OVERLAP);
  });
});

describe('a room that is whole', () => {
  it('answers the same from a copy, and a look at it changes nothing', async () => {
    const folder = await copyOfRoom();
    await expectUnchanged(folder, async () => {
      expect(await runCli('room', 'verify', '--room', folder)).toMatchObject({ code: 0, err: '' });
      expect(await runCli('status', '--room', folder)).toMatchObject({ code: 0, err: '' });
    });
    expect(await overlap(folder)).toBe(OVERLAP);
    expect(await typesIn(folder)).not.toContain('version-checked');
  });

  it('is whole with the files of others in it, which are named and left alone', async () => {
    const folder = await copyOfRoom();
    const { brand } = await targetsIn(folder);
    const foreign = ['.DS_Store', 'Thumbs.db', 'part-0001.parquet~', 'note.txt'];
    for (const name of foreign) await writeFile(join(dirname(brand.email), name), 'not ours');
    const verified = await runCli('room', 'verify', '--room', folder);
    expect(verified.code).toBe(0);
    for (const name of foreign) expect(verified.out).toContain(`kind=email/${name}`);
    expect(await overlap(folder)).toBe(OVERLAP);
    expect(await runCli('room', 'upkeep', '--room', folder)).toMatchObject({ code: 0 });
    expect(await readdir(dirname(brand.email))).toEqual(expect.arrayContaining(foreign));
  });
});

describe('a document that was damaged', () => {
  const inFolder = async (folder: string, area: string): Promise<string> => {
    const key = (await keysIn(folder)).find((each) => each.startsWith(area)) ?? '';
    return join(folder, 'objects', key);
  };

  it.each([
    ['edited', (path: string) => edit(path, '"people":200', '"people":205'), / was changed/],
    ['deleted', (path: string) => rm(path), / is missing/],
  ])('is told and never handed out: a release %s', async (_, damage, says) => {
    const folder = await copyOfRoom();
    expect(await overlap(folder)).toBe(OVERLAP);
    const path = await inFolder(folder, 'releases/');
    const good = await readFile(path);
    await damage(path);
    const ran = await ask(folder);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expectOneSentence(ran);
    expect((await runCli('status', '--room', folder)).out).toMatch(says);
    const verified = onlyDocument(await runCli('room', 'verify', '--room', folder, '--json'));
    const { faults } = verified as { faults: { key: string }[] };
    expect(faults.map(({ key }) => join(folder, 'objects', key))).toEqual([path]);
    expect((await typesIn(folder)).filter((type) => type === 'budget-reserved')).toHaveLength(1);
    await writeFile(path, good);
    expect(await overlap(folder)).toBe(OVERLAP);
  });

  it('is named by "room verify": an agreement', async () => {
    const folder = await copyOfRoom();
    await edit(await inFolder(folder, 'agreements/'), '"tokensDays":30', '"tokensDays":31');
    const verified = await runCli('room', 'verify', '--room', folder);
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(/agreements\/.* was changed/);
    expectOneSentence(await ask(folder));
  });
});
