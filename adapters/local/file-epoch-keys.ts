import { randomBytes } from 'node:crypto';
import { lstat, open, rm } from 'node:fs/promises';
import { KEY_BYTES, keyPath, makeKey } from '#adapters/local/file-key-ring.ts';
import type { EpochKeys } from '#core/ports/epoch-keys.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';

/** The token keys of a room of this machine, each in a file of its own beside the others. */
export class FileEpochKeys implements EpochKeys {
  readonly #folder: string;
  readonly #scratch: () => Promise<string>;

  /** Keys lie in `folder`, and are made in `scratch`, which is of the same file system. */
  constructor(folder: string, scratch: () => Promise<string>) {
    this.#folder = folder;
    this.#scratch = scratch;
  }

  async make(epoch: number): Promise<void> {
    if (!(await this.has(epoch))) await makeKey(this.#pathOf(epoch), await this.#scratch());
  }

  has(epoch: number): Promise<boolean> {
    return lstat(this.#pathOf(epoch)).then(
      () => true,
      () => false,
    );
  }

  /** Its bytes are written over first. What a copy of the room or the disk itself keeps of them is out of reach. */
  async destroy(epoch: number): Promise<void> {
    const path = this.#pathOf(epoch);
    const stats = await lstat(path).catch(() => undefined);
    if (stats?.isFile()) await overwrite(path);
    await rm(path, { force: true });
  }

  #pathOf(epoch: number): string {
    return keyPath(this.#folder, tokenRootOf(epoch));
  }
}

const overwrite = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    await file.write(randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
    await file.sync();
  } finally {
    await file.close();
  }
};
