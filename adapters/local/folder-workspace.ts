import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileChecksum } from '#adapters/local/file-checksum.ts';
import { AirlockError } from '#core/errors.ts';
import type { Workspace } from '#core/ports/workspace.ts';
import type { Checksum } from '#core/sha256.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Scratch folders under one root, named after their process, so that those of the dead can be removed. */
export class FolderWorkspace implements Workspace {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The scratch folder of this process. */
  get own(): string {
    return join(this.#root, String(process.pid));
  }

  async withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
    await mkdir(this.own, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.own, 'run-'));
    try {
      return await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async checksum(path: string): Promise<{ bytes: number; sha256: Checksum }> {
    try {
      return await fileChecksum(path);
    } catch (cause) {
      throw new AirlockError(
        'input',
        `"${path}" is missing or cannot be read: check the path, or prepare the drop again.`,
        { cause },
      );
    }
  }

  /** Removes what processes that are gone left behind. */
  async sweep(): Promise<void> {
    const names = await readdir(this.#root).catch(() => []);
    for (const name of names)
      if (!isAlive(Number(name)))
        await rm(join(this.#root, name), { recursive: true, force: true });
  }

  /** Removes what this process left behind. */
  async close(): Promise<void> {
    await rm(this.own, { recursive: true, force: true });
  }
}
