import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import type { ObjectChecksum, ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import { sha256 } from '#core/sha256.ts';

const SAFE_KEY = /^[\w=-][\w.=-]*(\/[\w=-][\w.=-]*)*$/;

const checked = (key: string): string => {
  if (!SAFE_KEY.test(key)) throw new Error('an object key may not leave the store');
  return key;
};

/** An object store in memory, for fast tests; it keeps the same contract as the real ones. */
export class MemoryObjectStore implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();
  readonly #written = new Map<string, { readonly etag: string; readonly modified: Date }>();
  #writes = 0;

  /** Another store that holds the same and goes on by itself. */
  copy(): MemoryObjectStore {
    const copy = new MemoryObjectStore();
    for (const [key, content] of this.#objects) copy.#set(key, content);
    return copy;
  }

  async checkWritable(): Promise<void> {}

  async putIfAbsent(key: string, content: Uint8Array): Promise<boolean> {
    if (this.#objects.has(checked(key))) return false;
    this.#set(key, Uint8Array.from(content));
    return true;
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    this.#set(checked(key), Uint8Array.from(content));
  }

  async putFile(key: string, path: string): Promise<void> {
    this.#set(checked(key), await readFile(path));
  }

  async get(key: string, most = MAX_DOCUMENT_BYTES): Promise<Uint8Array | undefined> {
    const content = this.#objects.get(checked(key));
    if (content && content.length > most) throw new AirlockError('room', 'This is too large.');
    return content && Uint8Array.from(content);
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    if (prefix !== '') checked(prefix.replace(/\/$/, ''));
    return [...this.#objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { length }]) => ({
        key,
        bytes: length,
        ...(this.#written.get(key) ?? { etag: '', modified: new Date(0) }),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async foreign(): Promise<readonly string[]> {
    return [];
  }

  async history(): Promise<readonly Uint8Array[]> {
    return [];
  }

  async checksum(key: string): Promise<ObjectChecksum | undefined> {
    const content = this.#objects.get(checked(key));
    return content && { bytes: content.length, sha256: sha256(content) };
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

  #set(key: string, content: Uint8Array): void {
    this.#writes += 1;
    this.#objects.set(key, content);
    this.#written.set(key, { etag: String(this.#writes), modified: new Date() });
  }
}
