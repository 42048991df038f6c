import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What the lock file says of one package, as far as a promise of ours depends on it. */
const LockedPackage = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  link: z.boolean().default(false),
  inBundle: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  bin: z.record(z.string(), z.string()).default({}),
  os: z.string().or(z.array(z.string())).optional(),
  cpu: z.string().or(z.array(z.string())).optional(),
});
type LockedPackage = z.infer<typeof LockedPackage>;

/** Packages by their places in the tree, the project itself left out. */
export type Locked = ReadonlyMap<string, LockedPackage>;

const LockFile = z.object({ packages: z.record(z.string(), LockedPackage) });

const ROOT = new URL('../../', import.meta.url);
const jsonOf = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, ROOT), 'utf8'));

/** Reads the text of a lock file. */
export const lockedIn = (lock: unknown): Locked =>
  new Map(Object.entries(LockFile.parse(lock).packages).filter(([place]) => place !== ''));

/** A lock file by its path; that of the project if none is named. */
export const readLocked = async (path = 'package-lock.json'): Promise<Locked> =>
  lockedIn(await jsonOf(path));

/** Packages that the project has a word about: may it run its script at install? */
export const readScripted = async (): Promise<readonly string[]> => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(await jsonOf('package.json'));
  return Object.keys(allowScripts);
};

/** What an installed package says of its own licence; undefined where it is not for this machine. */
export const installedLicence = async (place: string): Promise<unknown> =>
  jsonOf(`${place}/package.json`).then(
    (said) => z.object({ license: z.unknown() }).parse(said).license,
    () => undefined,
  );

const placesWhere = (locked: Locked, test: (each: LockedPackage) => boolean): readonly string[] =>
  [...locked].filter(([, each]) => test(each)).map(([place]) => place);

/** What lies inside another package is part of its archive, and under the same digest. */
const isPinned = ({ integrity, inBundle }: LockedPackage): boolean =>
  inBundle || /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '');

/** A registry's archive, by its address or by none; not a repository, a folder or a link. */
const isArchive = ({ resolved, link }: LockedPackage): boolean =>
  !link && (resolved === undefined || /^https:\/\/[^/]+\/.+\/-\/[^/]+\.tgz$/.test(resolved));

/** Packages that could be other bytes tomorrow than they are today. */
export const unpinned = (locked: Locked): readonly string[] =>
  placesWhere(locked, (each) => !isPinned(each) || !isArchive(each));

/** Packages with a script for the installation that nobody decided about. */
export const undecidedScripts = (locked: Locked, decided: readonly string[]): readonly string[] =>
  placesWhere(locked, ({ hasInstallScript }) => hasInstallScript).filter(
    (place) => !decided.some((name) => place === `node_modules/${name}`),
  );

/** Machines that a locked package brings a `node` for, as `linux x64`. */
export const nodePlatforms = (locked: Locked): readonly string[] =>
  [...locked.values()]
    .filter(({ bin }) => bin.node !== undefined)
    .map(({ os, cpu }) => `${os} ${cpu}`)
    .sort();

/** Licences that ask for no more than a notice: what runs, ships, or is linked may have these alone. */
const LICENCES: ReadonlySet<unknown> = new Set([
  ...['Apache-2.0', 'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause'],
]);

/** Every package that is more than a tool of development. */
export const productionOf = (locked: Locked): Locked =>
  new Map([...locked].filter(([, { dev }]) => !dev));

/** Production packages under any other licence, or under none that they name. */
export const unlicensed = (locked: Locked): readonly string[] =>
  placesWhere(productionOf(locked), ({ license }) => !LICENCES.has(license));
