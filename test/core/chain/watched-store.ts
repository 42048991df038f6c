import type { StoredObject } from '#core/ports/object-store.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

/** A store in memory that knows what was read and written, and may deny one key or prefix. */
export class WatchedStore extends MemoryObjectStore {
  readonly read: string[] = [];
  readonly written: string[] = [];
  denied: string | undefined;

  override async get(key: string): Promise<Uint8Array | undefined> {
    this.read.push(key);
    if (key === this.denied) throw new Error('denied');
    return super.get(key);
  }

  override async put(key: string, content: Uint8Array): Promise<void> {
    this.written.push(key);
    return super.put(key, content);
  }

  override async list(prefix: string): Promise<readonly StoredObject[]> {
    if (prefix === this.denied) throw new Error('denied');
    return super.list(prefix);
  }
}
