import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type _Object,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { backOff } from '#adapters/aws/back-off.ts';
import { checksumOfObject } from '#adapters/aws/s3/s3-checksum.ts';
import { downloadFile } from '#adapters/aws/s3/s3-download.ts';
import { historyOfObject } from '#adapters/aws/s3/s3-history.ts';
import { inBucket, type S3Place } from '#adapters/aws/s3/s3-place.ts';
import { putBytes, putCommand, uploadFile } from '#adapters/aws/s3/s3-upload.ts';
import { callAws, isNamed } from '#adapters/aws/vendor-errors.ts';
import { checkKey, isSafeKey } from '#adapters/object-key.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import type { ObjectChecksum, ObjectStore, StoredObject } from '#core/ports/object-store.ts';

/** S3 says 409 while another write to the key is under way. */
const UNDER_WAY = {
  tries: 10,
  longestPauseMs: 500,
  again: (error: unknown) => isNamed(error, 'ConditionalRequestConflict', 'OperationAborted'),
};

/**
 * An object store in one bucket. S3 shows an object whole or not at all, and creates one only if it is
 * absent when asked to (`If-None-Match: *`). Encryption is the bucket's own. A party may give an object of
 * its drop zone any name: one that no key of the room can have is foreign, or removing it would fail; the
 * lifecycle of the bucket ends it.
 */
export class S3ObjectStore implements ObjectStore {
  readonly #place: S3Place;

  constructor(place: S3Place) {
    this.#place = place;
  }

  /** A bucket has space, and its rights were deployed with the function. */
  async checkWritable(): Promise<void> {}

  putIfAbsent(key: string, content: Uint8Array): Promise<boolean> {
    return this.#call(key, async () => {
      const { input } = putCommand(this.#place, key, content);
      try {
        await backOff(UNDER_WAY, () =>
          this.#place.client.send(new PutObjectCommand({ ...input, IfNoneMatch: '*' })),
        );
        return true;
      } catch (error) {
        if (isNamed(error, 'PreconditionFailed')) return false;
        throw error;
      }
    });
  }

  put(key: string, content: Uint8Array): Promise<void> {
    return this.#call(key, () => putBytes(this.#place, key, content));
  }

  putFile(key: string, path: string): Promise<void> {
    return this.#call(key, () => uploadFile(this.#place, key, path));
  }

  get(key: string, most = MAX_DOCUMENT_BYTES): Promise<Uint8Array | undefined> {
    return this.#call(key, async () => {
      try {
        const { Body, ContentLength = 0 } = await this.#place.client.send(
          new GetObjectCommand({ ...inBucket(this.#place), Key: key }),
        );
        if (ContentLength <= most) return (await Body?.transformToByteArray()) ?? new Uint8Array();
        if (Body instanceof Readable) Body.destroy();
        throw new AirlockError('input', `The room's "${key}" is too large for what it should be.`);
      } catch (error) {
        if (isNamed(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    });
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const found: StoredObject[] = [];
    for (const { Key = '', Size = 0, ETag = '', LastModified } of await this.#contents(prefix))
      if (isSafeKey(Key))
        found.push({ key: Key, bytes: Size, etag: ETag, modified: LastModified ?? new Date(0) });
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async foreign(prefix: string): Promise<readonly string[]> {
    const keys = (await this.#contents(prefix)).map(({ Key = '' }) => Key);
    return keys.filter((key) => !isSafeKey(key)).sort();
  }

  history(key: string): Promise<readonly Uint8Array[]> {
    return this.#call(key, () => historyOfObject(this.#place, key));
  }

  checksum(key: string): Promise<ObjectChecksum | undefined> {
    return this.#call(key, () => checksumOfObject(this.#place, key));
  }

  delete(key: string): Promise<void> {
    return this.#call(key, async () => {
      await this.#place.client.send(
        new DeleteObjectCommand({ ...inBucket(this.#place), Key: key }),
      );
    });
  }

  async withFile<Result>(key: string, use: (path: string) => Promise<Result>): Promise<Result> {
    checkKey(key);
    const folder = await mkdtemp(join(tmpdir(), 'airlock-object-'));
    try {
      const path = join(folder, 'object');
      await this.#call(key, () => downloadFile(this.#place, key, path));
      return await use(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #contents(prefix: string): Promise<readonly _Object[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    return this.#call(folder === '' ? 'all' : folder.slice(0, -1), async () => {
      const found: _Object[] = [];
      let token: string | undefined;
      do {
        const page = await this.#place.client.send(
          new ListObjectsV2Command({
            ...inBucket(this.#place),
            Prefix: prefix,
            ContinuationToken: token,
          }),
        );
        found.push(...(page.Contents ?? []));
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
      return found;
    });
  }

  async #call<Result>(key: string, call: () => Promise<Result>): Promise<Result> {
    checkKey(key);
    return callAws(this.#place.called, call);
  }
}
