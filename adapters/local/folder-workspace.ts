import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partChecksum } from '#adapters/file-checksum.ts';
import { Scratch } from '#adapters/local/scratch.ts';
import type { Workspace } from '#core/ports/workspace.ts';
import type { Checksum } from '#core/sha256.ts';

/** Scratch folders of this process under one root. Nothing is made before it is asked for. */
export class FolderWorkspace implements Workspace {
  readonly #scratch: Scratch;

  /** `mark` says whose scratch it is: what a killed process of the same mark left can be swept. */
  constructor(root: string, mark: string) {
    this.#scratch = new Scratch(root, mark);
  }

  /** Where this process may write; there once `open` was awaited. */
  get own(): string {
    return this.#scratch.folder;
  }

  /** Makes the folder of this process, once; answers it. */
  open(): Promise<string> {
    return this.#scratch.open();
  }

  async withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(await this.#scratch.open(), 'run-'));
    try {
      return await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  checksum(path: string): Promise<{ bytes: number; sha256: Checksum }> {
    return partChecksum(path);
  }

  /** Removes what processes that are certainly gone left behind; answers how many folders that were. */
  sweep(): Promise<number> {
    return this.#scratch.sweepOthers();
  }

  /** Removes what this process left behind. */
  close(): Promise<void> {
    return this.#scratch.close();
  }
}
