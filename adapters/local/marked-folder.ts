import { randomInt } from 'node:crypto';
import { lstat, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { fileState } from '#adapters/local/file-state.ts';
import {
  type MarkedFile,
  type MarkingCommand,
  markBytes,
  markName,
  readMark,
} from '#adapters/local/folder-mark.ts';
import { makeOutFolder } from '#adapters/local/out-folder.ts';
import { placeFile } from '#adapters/local/place-file.ts';
import { isScratchName, Scratch } from '#adapters/local/scratch.ts';
import { sealFile, sealFolder } from '#adapters/local/seal-file.ts';
import { AirlockError } from '#core/errors.ts';
import { FOLDER_TRIES, FOLDER_WAIT_MS } from '#core/limits.ts';
import type { Checksum } from '#core/sha256.ts';

/** What the system says where another folder helps; a full disk, for one, is told as everywhere else. */
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Who places files, and under which names; under any, in a folder of its own, if there are none. */
export interface FolderUse {
  readonly command: MarkingCommand;
  readonly names?: readonly string[];
}

/** Files to place. At no moment do heads stand beside bodies that they do not describe. */
export interface Placement {
  readonly bodies: readonly MarkedFile[];
  readonly heads: readonly MarkedFile[];
}

/**
 * A folder of the user's into which a command places files. A mark beside them says which they are, by
 * size and SHA-256: only those are ever replaced or removed. Files are written in a scratch folder inside
 * and placed when all of them are good; one process at a time does so.
 */
export class MarkedFolder {
  readonly #folder: string;
  readonly #use: FolderUse;
  /** SHA-256 by name and state, so that what is looked at again is not read again. */
  readonly #checksums = new Map<string, Checksum | undefined>();
  #takeBack: () => Promise<void> = async () => undefined;
  #scratch: Scratch;
  #isMarked = false;
  #names: ReadonlySet<string> = new Set();

  private constructor(folder: string, use: FolderUse) {
    this.#folder = folder;
    this.#use = use;
    this.#scratch = new Scratch(folder, use.command);
  }

  /**
   * Opens a folder, which is made if it is not there. Throws AirlockError('usage'), and leaves all as it
   * was, where others' files are in the way or another process writes. Close it.
   */
  static async open(folder: string, use: FolderUse): Promise<MarkedFolder> {
    const marked = new MarkedFolder(folder, use);
    await marked.attempt(async () => {
      marked.#takeBack = await makeOutFolder(folder);
      // Before anything is written; but while another one places files, they are not as its mark says.
      if (!(await readdir(folder)).some(isScratchName)) await marked.#own();
      await marked.#lock();
      marked.#names = new Set((await marked.#own()).keys());
    });
    return marked;
  }

  /** Where files are written before they are placed. */
  get scratch(): string {
    return this.#scratch.folder;
  }

  /** Names of the files that an earlier run placed here. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Notes what files of the scratch folder have become, so that they can be placed. */
  async seal(...names: readonly string[]): Promise<readonly MarkedFile[]> {
    const sealed: MarkedFile[] = [];
    for (const name of names) sealed.push({ name, ...(await sealFile(join(this.scratch, name))) });
    return sealed;
  }

  /** Does something in the scratch folder; where nothing may be written it says so, and closes. */
  async attempt<Result>(step: () => Promise<Result>): Promise<Result> {
    try {
      return await step();
    } catch (cause) {
      await this.close();
      throw this.#fault(cause);
    }
  }

  /** Places files, and removes whatever else of ours is there. A kill leaves the older heads or the newer. */
  async place(placement: Placement): Promise<void> {
    await this.attempt(() => this.#place(placement));
  }

  /** Removes all that a command placed, its mark last, and the folder if nothing else is in it. */
  async empty(): Promise<void> {
    await this.place({ bodies: [], heads: [] });
    await rm(join(this.#folder, markName(this.#use.command)));
    await this.close();
    await rmdir(this.#folder).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault;
    });
  }

  /** Removes what was not placed, and the folder itself if it was made for nothing. */
  async close(): Promise<void> {
    await this.#scratch.close();
    await this.#takeBack();
  }

  async #place({ bodies, heads }: Placement): Promise<void> {
    const older = await this.#own();
    const files = [...bodies, ...heads];
    await this.#mark([...older.values(), ...files]);
    const replaced = bodies.some(({ name }) => older.has(name));
    for (const { name } of replaced ? heads : [])
      if (older.has(name)) await rm(join(this.#folder, name));
    for (const { name } of bodies) await this.#move(name, older.has(name));
    await sealFolder(this.#folder);
    for (const { name } of heads) await this.#move(name, older.has(name));
    await sealFolder(this.#folder);
    for (const name of older.keys())
      if (files.every((file) => file.name !== name)) await rm(join(this.#folder, name));
    await this.#mark(files);
  }

  async #move(name: string, over: boolean): Promise<void> {
    const target = join(this.#folder, name);
    await (over ? rename : placeFile)(join(this.scratch, name), target);
  }

  async #mark(files: readonly MarkedFile[]): Promise<void> {
    const name = markName(this.#use.command);
    const path = join(this.scratch, name);
    await writeFile(path, markBytes(this.#use.command, files), { mode: 0o600, flush: true });
    await this.#move(name, this.#isMarked);
    this.#isMarked = true;
    // Linked, the next mark would be written through this one.
    await rm(path, { force: true });
  }

  /** The files of ours that are here, by name. Throws if anything of others is in the way. */
  async #own(): Promise<ReadonlyMap<string, MarkedFile>> {
    const { command, names } = this.#use;
    const marked = await readMark(this.#folder, command);
    if (marked === 'foreign') throw this.#foreign(markName(command));
    this.#isMarked = marked !== undefined;
    const own = new Map<string, MarkedFile>();
    for (const name of await readdir(this.#folder)) {
      if (name === markName(command) || isScratchName(name)) continue;
      if (names && !names.includes(name)) continue;
      const file = await this.#ownFile(name, marked ?? []);
      if (!file) throw this.#foreign(name);
      own.set(name, file);
    }
    return own;
  }

  async #ownFile(name: string, marked: readonly MarkedFile[]): Promise<MarkedFile | undefined> {
    const path = join(this.#folder, name);
    const stats = await lstat(path, { bigint: true });
    const alike = marked.filter((file) => file.name === name && file.bytes === Number(stats.size));
    if (!stats.isFile() || alike.length === 0) return undefined;
    const key = `${name} ${fileState(stats)}`;
    if (!this.#checksums.has(key)) this.#checksums.set(key, (await fileChecksum(path))?.sha256);
    const sha256 = this.#checksums.get(key);
    return alike.find((file) => file.sha256 === sha256);
  }

  /** Of two that begin at once each may see the other: both go back, and come again at random. */
  async #lock(): Promise<void> {
    for (let tries = 1; (await this.#scratch.livingOthers()).length > 0; tries += 1) {
      await this.#scratch.close();
      const { command } = this.#use;
      if (tries === FOLDER_TRIES)
        throw new AirlockError(
          'usage',
          `Another ${command} writes into "${this.#folder}": let it end, or name another folder with --out.`,
        );
      await sleep(randomInt(FOLDER_WAIT_MS));
      this.#scratch = new Scratch(this.#folder, command);
    }
    await this.#scratch.sweepOthers();
  }

  #foreign(name: string): AirlockError {
    const { command } = this.#use;
    return new AirlockError(
      'usage',
      `"${this.#folder}" holds files that ${command} did not write, or that were changed since, such as "${name}": name an empty folder with --out.`,
    );
  }

  #fault(cause: unknown): unknown {
    const { code, path = '' } = cause as NodeJS.ErrnoException;
    // Somebody else put a file there just now.
    if (code === 'EEXIST') return this.#foreign(basename(path));
    if (!CLOSED.has(code ?? '')) return cause;
    return new AirlockError(
      'usage',
      `"${this.#folder}" cannot be written (${code}): name another folder with --out.`,
      { cause },
    );
  }
}
