import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldsAmiss } from '#console/files/chosen-path.ts';
import { isOwnName, ownNames, ownText } from '#console/files/own-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-own-'));
  await mkdir(join(folder, 'logs'));
  for (const name of ['b.json', 'a.json', '.hidden.json', 'c.csv'])
    await writeFile(join(folder, name), name);
  await symlink('/etc/passwd', join(folder, 'link.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('offers files and folders of its own by name, and neither links nor what is hidden', async () => {
  expect(await ownNames(folder, 'file', '.json')).toEqual(['a.json', 'b.json']);
  expect(await ownNames(folder, 'folder')).toEqual(['logs']);
  expect(await ownNames(join(folder, 'nowhere'), 'file')).toEqual([]);
});

it('knows a name from a path that leads elsewhere', () => {
  expect(['a.json', 'été 1.zip'].every(isOwnName)).toBe(true);
  for (const path of ['', '.', '..', '../a', 'a/b', 'a\\b', '/etc/passwd', 'a\0b', '.hidden'])
    expect(isOwnName(path), path).toBe(false);
});

it('reads a small file of its own, and nothing else', async () => {
  expect(await ownText(folder, 'a.json', 10)).toBe('a.json');
  expect(await ownText(folder, 'a.json', 5)).toBeUndefined();
  for (const name of ['link.json', 'logs', 'nowhere.json', '../a.json'])
    expect(await ownText(folder, name, 1_000), name).toBeUndefined();
});

it('names the fields that chose what is not there, leads out of it, or is of another kind', async () => {
  const choose = (chosen: Parameters<typeof fieldsAmiss>[1]) =>
    fieldsAmiss({ files: folder }, chosen);
  expect(
    await choose({
      one: ['file', ['a.json', 'b.json']],
      two: ['folder', 'logs'],
      three: ['file', undefined],
    }),
  ).toBeUndefined();
  expect(
    await choose({
      ...{ link: ['file', 'link.json'], kind: ['folder', 'a.json'], gone: ['file', 'd.json'] },
      ...{ some: ['file', ['a.json', '../a.json']], there: ['file', 'c.csv'] },
    }),
  ).toEqual(new Set(['link', 'kind', 'gone', 'some']));
});
