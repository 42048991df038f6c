import { AirlockError } from '#core/errors.ts';
import type { ObjectChecksum, ObjectStore, StoredObject } from '#core/ports/object-store.ts';

/** Answers the store in which a key lies, or undefined if there is none for it. */
export type Route = (key: string) => ObjectStore | undefined;

/** Many stores as one: the first segments of a key say in which of them it lies. */
export class RoutedObjectStore implements ObjectStore {
  readonly #route: Route;

  constructor(route: Route) {
    this.#route = route;
  }

  async checkWritable(prefix: string): Promise<void> {
    return this.#of(prefix).checkWritable(prefix);
  }

  async putIfAbsent(key: string, content: Uint8Array): Promise<boolean> {
    return this.#of(key).putIfAbsent(key, content);
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    return this.#of(key).put(key, content);
  }

  async putFile(key: string, path: string): Promise<void> {
    return this.#of(key).putFile(key, path);
  }

  async get(key: string, most?: number): Promise<Uint8Array | undefined> {
    return this.#of(key).get(key, most);
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    return this.#of(prefix).list(prefix);
  }

  async foreign(prefix: string): Promise<readonly string[]> {
    return this.#of(prefix).foreign(prefix);
  }

  async history(key: string): Promise<readonly Uint8Array[]> {
    return this.#of(key).history(key);
  }

  async checksum(key: string): Promise<ObjectChecksum | undefined> {
    return this.#of(key).checksum(key);
  }

  async delete(key: string): Promise<void> {
    return this.#of(key).delete(key);
  }

  async withFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result> {
    return this.#of(key).withFile(key, use);
  }

  #of(key: string): ObjectStore {
    const store = this.#route(key);
    if (store) return store;
    const [area] = key.split('/');
    throw new AirlockError(
      'room',
      `This function was not given the bucket of "${area}": deploy the room's stacks again.`,
    );
  }
}
