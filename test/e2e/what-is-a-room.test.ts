import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { closeTestRooms, fillRoom, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { copyOf } from '#test/fault/fault-rooms.ts';
import { leaveDeadScratch } from '#test/support/dead-scratch.ts';
import { type FolderPrint, folderPrint } from '#test/support/folder-print.ts';
import { READING_COMMANDS } from '#test/support/reading-commands.ts';
import { expectRefused, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let agreement: string;
let filled: TestRoom;
beforeAll(async () => {
  agreement = join(await tempFolder(), 'agreement.yaml');
  await writeFile(agreement, stringify(agreementDocument()));
  filled = await openTestRoom();
  await fillRoom(filled);
  await filled.ports.close();
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const init = (room: string): Promise<Ran> =>
  runCli('init', '--agreement', agreement, '--room', room);

const markerOf = async (room: string): Promise<{ id: string }> =>
  JSON.parse(await readFile(join(room, 'airlock-room.json'), 'utf8'));

const scratchIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('airlock-') && !name.endsWith('.json'));

/** Nothing that stood under the folder before is gone or differs; folders may have got new files. */
const expectKept = async (folder: string, before: FolderPrint): Promise<void> => {
  const after = await folderPrint(folder);
  const isFolder = (print = '') => print.endsWith(' folder');
  for (const [path, print] of Object.entries(before))
    if (isFolder(print)) expect(isFolder(after[path]), path).toBe(true);
    else expect(after[path], path).toBe(print);
};

const COMMANDS: readonly (readonly string[])[] = [
  ...READING_COMMANDS,
  ['approve', '--yes', '--party', 'brand'],
  ['expire'],
  ['room', 'upkeep'],
  ['ask', 'overlap', '--party', 'brand'],
  ['upload', 'no-drop', '--party', 'brand'],
];

/** What may stand where somebody means to make a room, and is not ours. */
const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['one file', { 'thesis.txt': 'x' }],
  ['a hidden file', { '.DS_Store': 'x' }],
  ['a folder called work', { 'work/1234/chapter.txt': 'x' }],
  ['folders as a room has them', { 'keys/mine.pem': 'x', 'objects/ledger/a': 'x', 'work/1': 'x' }],
  ['a folder named like scratch beside a file', { [`airlock-${randomUUID()}/a`]: 'x', b: 'x' }],
];

const place = async (folder: string, files: Readonly<Record<string, string>>): Promise<string> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
};

describe('init', () => {
  it.each(FOREIGN)('refuses a folder that holds %s, and leaves it as it is', async (_, files) => {
    const folder = await place(await tempFolder(), files);
    const before = await folderPrint(folder);
    const says = /holds files and is no room: name a new or empty folder/;
    await expectRefused(['init', '--agreement', agreement, '--room', folder], { code: 2, says });
    expect(await folderPrint(folder)).toEqual(before);
  });

  it('refuses what is no folder, and what is called a marker and is none', async () => {
    const folder = await place(await tempFolder(), { file: 'x', 'room/airlock-room.json': '{}' });
    const before = await folderPrint(folder);
    await expectRefused(['init', '--agreement', agreement, '--room', join(folder, 'file')], {
      code: 2,
      says: /is no folder/,
    });
    await expectRefused(['init', '--agreement', agreement, '--room', join(folder, 'room')], {
      code: 1,
      says: /airlock-room\.json" is damaged/,
    });
    expect(await folderPrint(folder)).toEqual(before);
  });

  it('makes a room in a folder that is new, or empty, or reached by a link', async () => {
    const home = await tempFolder();
    await mkdir(join(home, 'empty'));
    await mkdir(join(home, 'target'));
    await symlink(join(home, 'target'), join(home, 'link'));
    for (const name of ['new', 'empty', 'link', 'deep/er']) {
      expect(await init(join(home, name)), name).toMatchObject({ code: 0, err: '' });
      expect(await runCli('ledger', 'verify', '--room', join(home, name))).toMatchObject({
        code: 0,
      });
    }
  });

  it('refuses a room that is finished, with the same agreement or another: a party proposes that by name', async () => {
    const room = await copyOf(filled.folder);
    const changed = join(await tempFolder(), 'changed.yaml');
    const text = await readFile(agreement, 'utf8');
    await writeFile(changed, text.replace(/^( +)minimumChange: .*$/m, '$1minimumChange: 60'));
    const before = await folderPrint(join(room, 'objects'));
    for (const file of [agreement, changed])
      for (const by of [[], ['--party', 'brand']])
        await expectRefused(['init', '--agreement', file, '--room', room, ...by], {
          code: 3,
          says: /^This room has an agreement already: let a party put .* "agreement propose --party"/,
        });
    expect(await folderPrint(join(room, 'objects'))).toEqual(before);
  });

  it('leaves it to a proposal or an approval to put back an agreement that was lost, by its SHA-256', async () => {
    const lost = [
      (room: string) =>
        runCli('agreement', 'propose', agreement, '--room', room, '--party', 'brand'),
      (room: string) =>
        runCli('approve', '--yes', '--agreement', agreement, '--room', room, '--party', 'brand'),
    ];
    for (const heal of lost) {
      const room = await copyOf(filled.folder);
      const folder = join(room, 'objects', 'agreements');
      const [name = ''] = await readdir(folder);
      const stored = await readFile(join(folder, name), 'utf8');
      await rm(join(folder, name));
      expect((await runCli('status', '--room', room)).code).toBe(1);
      expect(await heal(room)).toMatchObject({ code: 0, err: '' });
      expect(await readFile(join(folder, name), 'utf8')).toBe(stored);
      expect((await runCli('status', '--room', room)).code).toBe(0);
    }
  });

  /** What a killed `init` can leave: each is what a finished one made, without what comes last. */
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['the marker', ['keys', 'objects', 'work']],
    ['one key', ['keys/ledger-seal.key', 'objects', 'work']],
    ['both keys', ['objects', 'work']],
    ['the agreement', ['objects/ledger', 'objects/ledger-head.json', 'work']],
    ['the first entry', ['objects/ledger-head.json']],
    ['the note of the head', []],
  ];

  it.each(steps)('that was killed after %s is finished by the next', async (_, missing) => {
    const home = await tempFolder();
    expect(await init(join(home, 'made'))).toMatchObject({ code: 0 });
    // A receipt is bound to a place: no killed init has kept one.
    const room = join(home, 'room');
    await rename(join(home, 'made'), room);
    const { id } = await markerOf(room);
    await writeFile(join(room, 'airlock-room.json'), JSON.stringify({ airlock: 'room', id }));
    for (const path of missing) await rm(join(room, path), { recursive: true });
    await leaveDeadScratch(room, 'init');
    const unfinished = await runCli('status', '--room', room);
    expect(unfinished).toMatchObject({ code: 2, out: '' });
    expect(unfinished.err).toContain('run "init" again');
    expect(await init(room)).toMatchObject({ code: 0, err: '' });
    expect(await runCli('ledger', 'verify', '--room', room)).toMatchObject({ code: 0 });
    expect(await scratchIn(room)).toEqual([]);
    expect((await markerOf(room)).id).toBe(id);
  });

  it('that was killed beside one that finished leaves nothing that the next command keeps', async () => {
    const room = await copyOf(filled.folder);
    await leaveDeadScratch(room, 'init');
    expect(await runCli('approve', '--yes', '--party', 'brand', '--room', room)).toMatchObject({
      code: 0,
    });
    expect(await scratchIn(room)).toEqual([]);
  });
});

describe('a folder without a marker', () => {
  it.each(COMMANDS.map((args) => [args.join(' '), args] as const))(
    'is no room for %s, which makes nothing in it',
    async (_, args) => {
      const folder = await place(await tempFolder(), {
        'keys/token-root.key': 'x'.repeat(32),
        'work/1234/a': 'x',
        'work/b': 'x',
      });
      const before = await folderPrint(folder);
      const says = /There is no room in ".*": run "init" first/;
      await expectRefused([...args, '--room', folder], { code: 2, says });
      await expectRefused([...args, '--room', join(folder, 'none')], { code: 2, says });
      expect(await folderPrint(folder)).toEqual(before);
    },
  );

  it('is told apart from a room of an older version', async () => {
    const folder = await place(await tempFolder(), { 'keys/ledger-seal.key': 'x'.repeat(32) });
    const says = /has no "airlock-room\.json": restore that file/;
    await expectRefused(['status', '--room', folder], { code: 2, says });
  });
});

describe('opening a room', () => {
  it('removes scratch of its own that is dead, and nothing else', async () => {
    const room = await copyOf(filled.folder);
    const { id } = await markerOf(room);
    await place(room, { 'work/1234/chapter.txt': 'x', 'work/4194305': 'x', 'notes/a.txt': 'x' });
    await place(room, { [`work/airlock-${randomUUID()}/a`]: 'x', 'objects/ledger/a.json~': 'x' });
    await leaveDeadScratch(join(room, 'work'), 'room of somebody else');
    const before = await folderPrint(join(room, 'work'));
    const dead = await leaveDeadScratch(join(room, 'work'), `room ${id}`);
    for (const args of COMMANDS.filter((each) => each !== COMMANDS.at(-1)))
      expect(await runCli(...args, '--room', room), args.join(' ')).toMatchObject({ err: '' });
    await expectKept(join(room, 'work'), before);
    expect(await readdir(join(room, 'work'))).not.toContain(dead);
    expect(await readdir(room)).toContain('notes');
  });

  it('leaves alone what a link called work leads to', async () => {
    const room = await copyOf(filled.folder);
    const precious = await place(await tempFolder(), { '1234/a.txt': 'x', 'b.txt': 'x' });
    const before = await folderPrint(precious);
    await symlink(precious, join(room, 'work'));
    expect(await runCli('approve', '--yes', '--party', 'brand', '--room', room)).toMatchObject({
      code: 0,
    });
    expect(await runCli('ask', 'overlap', '--party', 'brand', '--room', room)).toMatchObject({
      code: 0,
    });
    await expectKept(precious, before);
    expect((await readdir(precious)).sort()).toEqual(['1234', 'b.txt']);
  });
});
