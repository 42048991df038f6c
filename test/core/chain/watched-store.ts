import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

/** A store in memory that knows what was read, and what was written. */
export class WatchedStore extends MemoryObjectStore {
  readonly read: string[] = [];
  readonly written: string[] = [];
  override async get(key: string): Promise<Uint8Array | undefined> {
    this.read.push(key);
    return super.get(key);
  }
  override async put(key: string, content: Uint8Array): Promise<void> {
    this.written.push(key);
    return super.put(key, content);
  }
}
