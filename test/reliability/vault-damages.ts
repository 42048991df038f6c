import { cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { keysIn, type Party, versionsOf } from '#test/reliability/vault-room.ts';

/** What the damages below aim at: files of the current version of each party. */
export const targetsIn = async (folder: string) => {
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
export type Targets = Awaited<ReturnType<typeof targetsIn>>;

/** Changes 2,000 bytes in the middle of a file. */
export const flip = async (path: string): Promise<void> => {
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
/** Changes a text in a file, which must hold it. */
export const edit = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};

/** What is done to a room, and what `room verify` says of it. */
export const DAMAGES: readonly (readonly [
  string,
  (targets: Targets) => Promise<unknown>,
  RegExp,
])[] = [
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
    ({ brand }) => rm(dirname(dirname(dirname(brand.email))), { recursive: true }),
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
