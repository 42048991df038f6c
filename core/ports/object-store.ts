import type { Checksum } from '#core/sha256.ts';

/** What an object's bytes come to. */
export interface ObjectChecksum {
  readonly bytes: number;
  readonly sha256: Checksum;
}

/** One object of a store. Keys are `/`-separated paths of `a-z A-Z 0-9 . _ = -`. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /**
   * Another one whenever the object was written again: S3's ETag, or what a file system says of a file.
   * A copy of a room has others for the same bytes.
   */
  readonly etag: string;
  /** When it was last written. */
  readonly modified: Date;
}

/**
 * Where drops, versions, releases and the ledger live: folders or S3. Every write is atomic: a
 * reader sees the whole object or none of it, also after a crash.
 */
export interface ObjectStore {
  /**
   * Throws if it is plain beforehand that nothing can be created under a prefix: no permission, no space.
   * Asked before something is charged that a failing write would leave without an answer.
   */
  checkWritable(prefix: string): Promise<void>;
  /** Creates the object and answers true; answers false, and changes nothing, if the key is taken. */
  putIfAbsent(key: string, content: Uint8Array): Promise<boolean>;
  /** Creates or replaces the object. */
  put(key: string, content: Uint8Array): Promise<void>;
  /** Creates or replaces the object with a file of this machine; the file may be gone afterwards. */
  putFile(key: string, path: string): Promise<void>;
  /**
   * The whole object, or undefined if there is none. Throws AirlockError where it has more bytes than `most`, which is
   * `MAX_DOCUMENT_BYTES` if left out.
   */
  get(key: string, most?: number): Promise<Uint8Array | undefined>;
  /** All objects whose key starts with the prefix, in key order. What has no key of a store is left out. */
  list(prefix: string): Promise<readonly StoredObject[]>;
  /** Names under the prefix that no key of a store can have: other people's files, for people to read. */
  foreign(prefix: string): Promise<readonly string[]>;
  /**
   * What the object held before, as far as the store keeps it, newest first and at most `MAX_HISTORY`; of a
   * removed object also what it held last. Folders keep nothing.
   */
  history(key: string): Promise<readonly Uint8Array[]>;
  /** Size and SHA-256 of the object, read in a stream; undefined if there is none. */
  checksum(key: string): Promise<ObjectChecksum | undefined>;
  /** Removes the object; does nothing if there is none. */
  delete(key: string): Promise<void>;
  /** Lends the object as a read-only file of this machine. Throws AirlockError('room') if there is none. */
  withFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result>;
}
