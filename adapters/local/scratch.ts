import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { fateOf, ProcessIdentity, thisProcess } from '#adapters/local/process-identity.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { LEASE_BEAT_MS, LEASE_STALE_MS, MAX_LEASE_BYTES } from '#core/limits.ts';

const Lease = z.strictObject({
  airlock: z.literal('scratch'),
  /** Whose scratch it is: a room by its id, or a command. */
  mark: z.string(),
  holder: ProcessIdentity,
});
type Lease = z.infer<typeof Lease>;

const LEASE_NAME = /^(airlock-[0-9a-f-]{36})\.lease$/;

/** Whether a scratch folder or its lease is called so. */
export const isScratchName = (name: string): boolean =>
  LEASE_NAME.test(name) || LEASE_NAME.test(`${name}.lease`);

/** A scratch folder by its name under its parent. */
interface Found {
  readonly name: string;
  readonly lease: Lease;
  readonly alive: boolean;
}

/**
 * A scratch folder of this process, beside a lease that says whose it is. The lease comes before the
 * folder and goes after it, and is beaten while the process lives: so whatever a killed process left can
 * be told from what a living one uses, in whichever container that one lives, and from what is not ours.
 */
export class Scratch {
  /** The folder; it is there once `open` was awaited. */
  readonly folder: string;
  readonly #parent: string;
  readonly #mark: string;
  readonly #name: string = `airlock-${randomUUID()}`;
  #opening: Promise<string> | undefined;
  #lease: FileHandle | undefined;
  #beat: NodeJS.Timeout | undefined;

  /** Names a scratch folder under `parent`, which holds those of every process with the same `mark`. */
  constructor(parent: string, mark: string) {
    this.#parent = parent;
    this.#mark = mark;
    this.folder = join(parent, this.#name);
  }

  /** Makes the folder, once; answers it. */
  open(): Promise<string> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Removes the folder and all that is in it. */
  async close(): Promise<void> {
    if (!this.#opening) return;
    const opened = await this.#opening.then(
      () => true,
      () => false,
    );
    clearInterval(this.#beat);
    try {
      await rm(this.folder, { recursive: true, force: true });
      await rm(this.#leasePath, { force: true });
    } catch (error) {
      // Where nothing could be made, nothing can be removed: why it could not was told then.
      if (opened) throw error;
    } finally {
      await this.#lease?.close();
      this.#lease = undefined;
    }
  }

  /** The other scratch folders of the same mark whose processes live. Opens this one first. */
  async livingOthers(): Promise<readonly string[]> {
    await this.open();
    const found = await findScratch(this.#parent, this.#mark, await this.#now());
    return found.flatMap(({ name, alive }) => (alive && name !== this.#name ? [name] : []));
  }

  /**
   * Removes what processes of the same mark that are certainly gone left behind; answers how many folders
   * that were. Opens this one first.
   */
  async sweepOthers(): Promise<number> {
    await this.open();
    const found = await findScratch(this.#parent, this.#mark, await this.#now());
    const dead = found.filter(({ alive }) => !alive);
    for (const { name } of dead) {
      await rm(join(this.#parent, name), { recursive: true, force: true });
      await rm(join(this.#parent, `${name}.lease`), { force: true });
    }
    return dead.length;
  }

  get #leasePath(): string {
    return join(this.#parent, `${this.#name}.lease`);
  }

  async #open(): Promise<string> {
    await makeFolders(this.#parent);
    const holder = await thisProcess();
    const lease: Lease = { airlock: 'scratch', mark: this.#mark, holder };
    const content = Buffer.from(JSON.stringify(lease));
    // In one go: a lease that a kill left empty carries no mark, so that nobody could remove it.
    try {
      writeFileSync(this.#leasePath, content, { flag: 'wx', mode: 0o600 });
    } catch (fault) {
      // A full disk leaves it empty as well.
      await rm(this.#leasePath, { force: true });
      throw fault;
    }
    this.#lease = await open(this.#leasePath, 'r+');
    // Writing the same again moves the time by the clock of the file system, which all processes share.
    this.#beat = setInterval(() => {
      this.#lease?.write(content, 0, content.length, 0).catch(() => undefined);
    }, LEASE_BEAT_MS);
    this.#beat.unref();
    await mkdir(this.folder, { mode: 0o700 });
    return this.folder;
  }

  /** The time by the clock of the file system. */
  async #now(): Promise<number> {
    const content = Buffer.from('{');
    await this.#lease?.write(content, 0, content.length, 0);
    return (await lstat(this.#leasePath)).mtimeMs;
  }
}

/** Every scratch folder of a mark under a parent, and whether its process may still live. */
const findScratch = async (
  parent: string,
  mark: string,
  now: number,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const file of await readdir(parent).catch(() => [])) {
    const name = LEASE_NAME.exec(file)?.[1];
    const lease = name === undefined ? undefined : await readLease(join(parent, file));
    if (!name || lease?.mark !== mark || !(await isOurs(join(parent, file)))) continue;
    found.push({ name, lease, alive: await isAlive(lease, join(parent, file), now) });
  }
  return found;
};

/** Names of the folders that `sweepOthers` would remove; changes nothing. */
export const deadScratch = async (parent: string, mark: string): Promise<readonly string[]> =>
  (await findScratch(parent, mark, Date.now())).flatMap(({ name, alive }) => (alive ? [] : [name]));

/** Removes those; answers how many they were. Where there are none, nothing is opened or written. */
export const sweepDead = async (parent: string, mark: string): Promise<number> => {
  if ((await deadScratch(parent, mark)).length === 0) return 0;
  const scratch = new Scratch(parent, mark);
  try {
    return await scratch.sweepOthers();
  } finally {
    await scratch.close();
  }
};

const readLease = async (path: string): Promise<Lease | undefined> => {
  try {
    return Lease.parse(
      JSON.parse(String(await readRegularFile(path, MAX_LEASE_BYTES, { link: false }))),
    );
  } catch {
    return undefined;
  }
};

/** In a folder that all users share, another user's file is no word of ours. */
const isOurs = async (path: string): Promise<boolean> =>
  lstat(path).then(
    ({ uid }) => process.getuid === undefined || uid === process.getuid(),
    () => false,
  );

const isAlive = async ({ holder }: Lease, path: string, now: number): Promise<boolean> => {
  const fate = await fateOf(holder);
  if (fate !== 'unknown') return fate === 'alive';
  const stats = await lstat(path).catch(() => undefined);
  return stats === undefined || now - stats.mtimeMs < LEASE_STALE_MS;
};
