import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { pathPrint } from '#test/support/folder-print.ts';

/** Names that other people's files may have, as near to ours as can be. */
const NAMES = [
  ...['work/1234/chapter.txt', 'work/thesis.txt', 'work/99999/part.csv', 'work/run-1/a'],
  ...[
    'manifest.json',
    'part.csv',
    'part-0001.parquet',
    'part-0002.parquet',
    'part-0001.parquet.bak',
  ],
  ...['lint-report.json', 'quarantine.csv', 'manifest.json~', 'Manifest.json'],
  ...['brand-customers.csv', 'publisher-audience.csv', 'agreement.yaml', 'truth.json'],
  ...['brand-mapping.yaml', 'publisher-mapping.yaml', '.DS_Store', 'Thumbs.db', '.gitignore'],
  ...['keys/old.key', 'keys/token-root.key~', 'keys/token-root.key.bak', 'keys/id_rsa'],
  ...['objects/ledger/000000000001.json~', 'objects/ledger/notes.txt', 'objects/ledger/.DS_Store'],
  ...['objects/drops/brand/customers/readme.txt', 'objects/drops/notes', 'objects/staging/a.json'],
  ...['objects/vault/readme.txt', 'objects/vault/collaboration=test-room/a.parquet'],
  ...[
    'objects/releases/mine.json',
    'objects/releases/old.json.bak',
    'objects/reports/brand/a.json',
  ],
  ...['airlock-room.json.bak', 'airlock-drop.json.bak', 'airlock-notes.txt', 'airlock-1/a'],
  ...['airlock-00000000-0000-4000-8000-000000000000/a', 'airlock-tmp', 'run-1/a'],
  ...['airlock-00000000-0000-4000-8000-000000000001.lease', 'retention.json', 'drops/a', 'a b'],
] as const;

/** What marks a place as ours; here with a content that is not. */
const MARKERS = ['airlock-room.json', 'airlock-drop.json', 'airlock-sample.json'] as const;

/** One thing of somebody else's. */
interface Foreign {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'dangling link';
  readonly content: string;
  readonly mode: number;
}

/** A few such things, each under another name. */
const fewThings: fc.Arbitrary<readonly Foreign[]> = fc.uniqueArray(
  fc.record({
    name: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
      fc.constantFrom(...MARKERS),
    ),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('file' as const) },
      fc.constantFrom('folder' as const, 'link' as const, 'dangling link' as const),
    ),
    content: fc.constantFrom('', 'x', '{}', '{"airlock":"room"}', 'line,reason\n', 'PAR1xPAR1'),
    mode: fc.constantFrom(0o600, 0o644, 0o400, 0o777),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 7 },
);

/** What lies in a place: often nothing, so that commands come as far as they do for most people. */
export const foreignThings: fc.Arbitrary<readonly Foreign[]> = fc.oneof(fewThings, fc.constant([]));

const LONG_AGO = new Date('2020-02-02T02:02:02Z');

const make = async (path: string, { kind, content, mode }: Foreign, precious: string) => {
  if (kind === 'folder') await mkdir(path);
  else if (kind === 'link') await symlink(precious, path);
  else if (kind === 'dangling link') await symlink(`${precious}-gone`, path);
  else {
    await writeFile(path, content);
    await chmod(path, mode);
    await utimes(path, LONG_AGO, LONG_AGO);
  }
};

/** Where to put things, and what the links among them lead to. */
interface Ground {
  readonly precious: string;
  /** Whether a file that is there already, of ours, is replaced by one that is not. */
  readonly replace: boolean;
}

/** Puts the things into a folder, but for those that have no room there. Answers their paths. */
export const plant = async (
  folder: string,
  things: readonly Foreign[],
  { precious, replace }: Ground,
): Promise<readonly string[]> => {
  const planted: string[] = [];
  for (const thing of things) {
    const path = join(folder, thing.name);
    await mkdir(dirname(path), { recursive: true }).catch(() => undefined);
    const there = await lstat(path).catch(() => undefined);
    if (!existsSync(dirname(path)) || (there && !(replace && there.isFile()))) continue;
    if (there) await unlink(path);
    try {
      await make(path, thing, precious);
      planted.push(path);
    } catch {
      // Its folder is a file by now, or a link that leads nowhere.
    }
  }
  return planted;
};

/** All that is known of each path: of a folder no more than that it is there, for others may write into it. */
export const printsOf = async (
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  const prints = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const stats = await lstat(path).catch(() => undefined);
      if (!stats) return [path, 'gone'];
      if (stats.isDirectory()) return [path, 'folder'];
      return [path, await pathPrint(path)];
    }),
  );
  return Object.fromEntries(prints);
};
