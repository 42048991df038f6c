import { mkdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  dropsIn,
  fileNamed,
  filesIn,
  freeName,
  isFree,
  mappingsIn,
} from '#console/files-folder.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let folder: string;
let outside: string;
beforeEach(async () => {
  [folder, outside] = [await tempFolder(), await tempFolder()];
  await writeFile(join(outside, 'secret.csv'), 'a,b\n');
  await mkdir(join(outside, 'drop'));
  await writeFile(join(outside, 'drop', 'manifest.json'), '{}');
  await symlink(join(outside, 'secret.csv'), join(folder, 'link.csv'));
  await symlink(join(outside, 'drop'), join(folder, 'linked-drop'));
});
afterEach(removeTempFolders);

it('lists the lists of the folder itself: no link, no folder, nothing hidden, no key and no other file', async () => {
  for (const name of ['b.csv', 'a.csv.gz', '.c.csv', 'airlock-drop-key-x.json', 'note.pdf'])
    await writeFile(join(folder, name), 'E-mail\n');
  await mkdir(join(folder, 'd.csv'));
  expect((await filesIn(folder)).map(({ name, bytes }) => [name, bytes])).toEqual([
    ['a.csv.gz', 7],
    ['b.csv', 7],
  ]);
});

it.each([
  '../secret.csv',
  './b.csv',
  'link.csv',
  'linked-drop/manifest.json',
  '',
  '.',
  'B.CSV',
  'b.csv\0',
])('leads nowhere by the name %j', async (name) => {
  await writeFile(join(folder, 'b.csv'), 'E-mail\n');
  expect(await fileNamed(folder, name)).toBeUndefined();
  expect(await fileNamed(folder, 'b.csv')).toBe(join(folder, 'b.csv'));
});

it('finds drops by their manifest, and follows no link to one', async () => {
  for (const name of ['one', 'two', 'three']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'one', 'manifest.json'), '{}');
  await symlink(join(outside, 'drop', 'manifest.json'), join(folder, 'two', 'manifest.json'));
  expect(await dropsIn(folder)).toEqual(['one']);
});

it('finds a name that nothing has, for the list and for its mapping', async () => {
  expect(await freeName(folder, 'Clients été 2026.csv.gz')).toBe('Clients-ete-2026-drop');
  expect(await freeName(folder, '.csv')).toBe('list-drop');
  await mkdir(join(folder, 'clients-drop'));
  await writeFile(join(folder, 'clients-drop-2.mapping.yaml'), '');
  expect(await freeName(folder, 'clients.csv')).toBe('clients-drop-3');
  expect(await mappingsIn(folder)).toEqual(['clients-drop-2.mapping.yaml']);
});

it('takes a link that leads nowhere for something', async () => {
  await symlink(join(outside, 'nothing'), join(folder, 'gone'));
  expect(await readlink(join(folder, 'gone'))).toBe(join(outside, 'nothing'));
  expect([await isFree(folder, 'gone'), await isFree(folder, 'new')]).toEqual([false, true]);
});
