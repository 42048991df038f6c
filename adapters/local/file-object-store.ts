import { randomUUID } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { namesUnder } from '#adapters/local/names-under.ts';
import { checkKey, isSafeKey } from '#adapters/object-key.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES, MIN_FREE_BYTES } from '#core/limits.ts';
import type { ObjectChecksum, ObjectStore, StoredObject } from '#core/ports/object-store.ts';

/** Files that are looked at together: one by one, each costs three times as much. */
const LOOKS_AT_ONCE = 16;

interface Looked {
  readonly key: string;
  readonly stats: BigIntStats | undefined;
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');

/**
 * An object store of folders. A write goes to a scratch file first and is then renamed or linked
 * into place, which the file system does in one step.
 */
export class FileObjectStore implements ObjectStore {
  readonly #root: string;
  readonly #scratch: () => Promise<string>;

  /**
   * `scratch` answers a folder on the same file system; it is asked at the first write. A file in there that is put is
   * moved, for nobody else has it.
   */
  constructor(root: string, scratch: () => Promise<string>) {
    this.#root = root;
    this.#scratch = scratch;
  }

  async checkWritable(prefix: string): Promise<void> {
    const folder = join(this.#root, prefix);
    await makeFolders(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    const { blocks, bavail, bsize } = await statfs(folder);
    // A file system that counts no blocks at all does not tell.
    if (blocks === 0 || bavail * bsize >= MIN_FREE_BYTES) return;
    throw new AirlockError(
      'room',
      `There is less than ${MIN_FREE_BYTES} bytes of space left for "${folder}": make room on its disk.`,
    );
  }

  async putIfAbsent(key: string, content: Uint8Array): Promise<boolean> {
    checkKey(key);
    const written = await this.#write(content);
    try {
      await this.#place(key, (target) => link(written, target));
      return true;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      if ((await statOf(this.#path(key)))?.isFile()) return false;
      // Whoever put it may have removed it since.
      if (!(await lstat(this.#path(key)).catch(() => undefined))) return false;
      throw new AirlockError(
        'room',
        `Something that is no file has the name of the room's "${key}": remove it.`,
      );
    } finally {
      await rm(written, { force: true });
    }
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    checkKey(key);
    const written = await this.#write(content);
    await this.#place(key, (target) => rename(written, target));
  }

  async putFile(key: string, path: string): Promise<void> {
    checkKey(key);
    const ours = await this.#ours(path);
    await chmod(ours, 0o600);
    await sync(ours);
    await this.#place(key, (target) => rename(ours, target));
  }

  async get(key: string, most = MAX_DOCUMENT_BYTES): Promise<Uint8Array | undefined> {
    const path = this.#path(key);
    try {
      const content = await readRegularFile(path, most);
      if (content) return content;
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw error;
    }
    if ((await statOf(path))?.isDirectory()) return undefined;
    throw new AirlockError('room', `The room's "${key}" is no file, or far too large: restore it.`);
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    return (await this.#look(prefix)).flatMap(({ key, stats }) =>
      stats ? [describe(key, stats)] : [],
    );
  }

  async foreign(prefix: string): Promise<readonly string[]> {
    return (await this.#look(prefix)).flatMap(({ key, stats }) => (stats ? [] : [key]));
  }

  async history(key: string): Promise<readonly Uint8Array[]> {
    checkKey(key);
    return [];
  }

  async checksum(key: string): Promise<ObjectChecksum | undefined> {
    const path = this.#path(key);
    return (await statOf(path))?.isFile() ? fileChecksum(path) : undefined;
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key);
    await rm(path, { force: true });
    await this.#removeEmptyFolders(dirname(path));
  }

  async withFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result> {
    const path = this.#path(key);
    if (!(await statOf(path))?.isFile())
      throw new AirlockError('room', `The room has no "${key}": it was removed meanwhile.`);
    return use(path);
  }

  #path(key: string): string {
    checkKey(key);
    return join(this.#root, ...key.split('/'));
  }

  /** The file itself where it lies in the scratch folder, as what this room made does; else a copy in there. */
  async #ours(path: string): Promise<string> {
    if (resolve(path).startsWith(resolve(await this.#scratch()) + sep)) return path;
    const copy = await this.#scratchFile();
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
    return copy;
  }

  async #scratchFile(): Promise<string> {
    return join(await this.#scratch(), randomUUID());
  }

  async #write(content: Uint8Array): Promise<string> {
    const path = await this.#scratchFile();
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  }

  /** A folder can vanish between its making and the move, when another process empties it: try again. */
  async #place(key: string, move: (target: string) => Promise<void>): Promise<void> {
    const target = this.#path(key);
    for (let tries = 0; ; tries += 1) {
      try {
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        return await move(target);
      } catch (error) {
        if (tries >= 10 || !isCode(error, 'ENOENT')) throw error;
      }
    }
  }

  /** What lies under a prefix, in key order; without `stats` where it is no file that can have a key. */
  async #look(prefix: string): Promise<readonly Looked[]> {
    if (prefix.includes('/')) checkKey(prefix.slice(0, prefix.lastIndexOf('/')));
    const look = async (key: string): Promise<Looked> => {
      const stats = isSafeKey(key) ? await statOf(join(this.#root, key)) : undefined;
      return { key, stats: stats?.isFile() ? stats : undefined };
    };
    const names = await namesUnder(this.#root, prefix);
    const found: Looked[] = [];
    for (let at = 0; at < names.length; at += LOOKS_AT_ONCE)
      found.push(...(await Promise.all(names.slice(at, at + LOOKS_AT_ONCE).map(look))));
    return found;
  }

  async #removeEmptyFolders(folder: string): Promise<void> {
    if (!folder.startsWith(this.#root + sep)) return;
    try {
      await rmdir(folder);
    } catch {
      return;
    }
    await this.#removeEmptyFolders(dirname(folder));
  }
}

/** Waits until a file is on the disk: what the ledger will name must outlive a loss of power. */
const sync = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

const statOf = async (path: string): Promise<BigIntStats | undefined> => {
  try {
    return await stat(path, { bigint: true });
  } catch {
    return undefined;
  }
};

/**
 * Whoever writes a file gives it another place on the disk or another time of its last change; but on tmpfs
 * not whoever writes into it through a shared mapping of memory. `room verify` and `ledger verify`, which read
 * every byte, alone tell of that. Of an old entry below a checkpoint the change is never believed all the
 * same: a proven copy is read in its place.
 */
const describe = (key: string, stats: BigIntStats): StoredObject => ({
  key,
  bytes: Number(stats.size),
  etag: `${stats.ino}-${stats.ctimeNs}`,
  modified: new Date(Number(stats.mtimeMs)),
});
