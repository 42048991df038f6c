import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';

const SAFE_KEY = /^[\w=-][\w.=-]*(\/[\w=-][\w.=-]*)*$/;

const checked = (key: string): string => {
  if (!SAFE_KEY.test(key)) throw new Error('an object key may not leave the store');
  return key;
};

/** An object store in memory, for fast tests; it keeps the same contract as the real ones. */
export class MemoryObjectStore implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  async putIfAbsent(key: string, content: Uint8Array): Promise<boolean> {
    if (this.#objects.has(checked(key))) return false;
    this.#objects.set(key, Uint8Array.from(content));
    return true;
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    this.#objects.set(checked(key), Uint8Array.from(content));
  }

  async putFile(key: string, path: string): Promise<void> {
    this.#objects.set(checked(key), await readFile(path));
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const content = this.#objects.get(checked(key));
    return content && Uint8Array.from(content);
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    if (prefix !== '') checked(prefix.replace(/\/$/, ''));
    return [...this.#objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { length }]) => ({ key, bytes: length }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async delete(key: string): Promise<void> {
    this.#objects.delete(checked(key));
  }

  async withFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result> {
    const content = this.#objects.get(checked(key));
    if (!content) throw new AirlockError('room', `There is no "${key}".`);
    const folder = await mkdtemp(join(tmpdir(), 'airlock-memory-'));
    try {
      const path = join(folder, 'object');
      await writeFile(path, content);
      return await use(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
