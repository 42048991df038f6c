import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';

/** A vendor error as the SDK throws it. */
export const vendorError = (name: string, httpStatusCode = 400): Error =>
  Object.assign(new Error(`secret words of ${name}`), { name, $metadata: { httpStatusCode } });

interface Stored {
  readonly content: Buffer;
  readonly etag: string;
  readonly checksum: string;
  readonly modified: Date;
}

type Input = Record<string, never> & {
  readonly Bucket: string;
  readonly Key: string;
  readonly ExpectedBucketOwner?: string;
  readonly Body?: Uint8Array;
  readonly ChecksumSHA256?: string;
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
  readonly Range?: string;
  readonly Prefix?: string;
  readonly ContinuationToken?: string;
  readonly VersionIdMarker?: string;
  readonly UploadId?: string;
  readonly PartNumber?: number;
  readonly VersionId?: string;
  readonly CopySource?: string;
  readonly MultipartUpload?: { Parts: { PartNumber: number; ChecksumSHA256: string }[] };
};

/** One call that reached the fake. */
export interface SentCommand {
  readonly name: string;
  readonly input: Input;
}

const base64Of = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('base64');

const PAGE = 2;

/** As much of S3 as the object store uses: conditions, ranges, checksums, pages, pieces. */
export class FakeS3 {
  readonly sent: SentCommand[] = [];
  readonly uploads = new Map<string, Map<number, Buffer>>();
  readonly #objects = new Map<string, Stored>();
  /** What was written to each key, oldest first; nothing of it is ever removed. */
  readonly #versions = new Map<string, Stored[]>();
  readonly #owner: string;
  /** Called before each command; what it throws is thrown. */
  before: (command: SentCommand) => void = () => {};

  constructor(owner: string) {
    this.#owner = owner;
  }

  get client(): S3Client {
    return { send: (command: unknown) => this.#send(command as object) } as unknown as S3Client;
  }

  async #send(command: object): Promise<unknown> {
    const name = command.constructor.name.replace(/Command$/, '');
    const { input } = command as { input: Input };
    this.sent.push({ name, input });
    await Promise.resolve();
    this.before({ name, input });
    if (input.ExpectedBucketOwner !== this.#owner) throw vendorError('AccessDenied', 403);
    if (input.Body && base64Of(input.Body) !== input.ChecksumSHA256) throw vendorError('BadDigest');
    const methods: Record<string, (input: Input) => unknown> = {
      PutObject: (given) => this.#put(given, Buffer.from(given.Body ?? [])),
      CopyObject: (given) => this.#copy(given),
      GetObject: (given) => this.#get(given),
      HeadObject: (given) => this.#head(given),
      DeleteObject: (given) => this.#objects.delete(`${given.Bucket}/${given.Key}`),
      ListObjectsV2: (given) => this.#list(given),
      ListObjectVersions: (given) => this.#listVersions(given),
      CreateMultipartUpload: () => this.#begin(),
      UploadPart: (given) => this.#piece(given),
      CompleteMultipartUpload: (given) => this.#complete(given),
      AbortMultipartUpload: (given) => this.uploads.delete(given.UploadId ?? ''),
    };
    return methods[name]?.(input) ?? {};
  }

  #put({ Bucket, Key, IfNoneMatch }: Input, content: Buffer, checksum = base64Of(content)): void {
    const key = `${Bucket}/${Key}`;
    if (IfNoneMatch === '*' && this.#objects.has(key)) throw vendorError('PreconditionFailed', 412);
    const etag = `"${base64Of(content)}"`;
    const stored: Stored = { content, checksum, etag, modified: new Date() };
    this.#objects.set(key, stored);
    this.#versions.set(key, [...(this.#versions.get(key) ?? []), stored]);
  }

  #copy(input: Input): void {
    const [, Bucket = '', Key = ''] = /^([^/]+)\/(.+)$/.exec(input.CopySource ?? '') ?? [];
    this.#put(input, this.#find({ ...input, Bucket, Key } as Input).content);
  }

  #find({ Bucket, Key, IfMatch, VersionId }: Input, missing = 'NoSuchKey'): Stored {
    const key = `${Bucket}/${Key}`;
    const found =
      VersionId === undefined
        ? this.#objects.get(key)
        : this.#versions.get(key)?.[Number(VersionId)];
    if (!found) throw vendorError(missing, 404);
    if (IfMatch !== undefined && IfMatch !== found.etag)
      throw vendorError('PreconditionFailed', 412);
    return found;
  }

  #get(input: Input): unknown {
    const { content } = this.#find(input);
    const [, from, last] = /^bytes=(\d+)-(\d+)$/.exec(input.Range ?? '') ?? [];
    const body = from === undefined ? content : content.subarray(Number(from), Number(last) + 1);
    return {
      ContentLength: body.length,
      Body: Object.assign(Readable.from([body]), {
        transformToByteArray: async () => Uint8Array.from(body),
      }),
    };
  }

  #head(input: Input): unknown {
    const { content, etag, checksum } = this.#find(input, 'NotFound');
    return { ContentLength: content.length, ETag: etag, ChecksumSHA256: checksum };
  }

  #list({ Bucket, Prefix, ContinuationToken }: Input): unknown {
    const keys = [...this.#objects.keys()]
      .filter((key) => key.startsWith(`${Bucket}/${Prefix}`))
      .sort()
      .slice(Number(ContinuationToken ?? 0));
    const Contents = keys.slice(0, PAGE).map((key) => ({
      Key: key.slice(Bucket.length + 1),
      Size: this.#objects.get(key)?.content.length ?? 0,
      ETag: this.#objects.get(key)?.etag,
      LastModified: this.#objects.get(key)?.modified,
    }));
    const NextContinuationToken = String(Number(ContinuationToken ?? 0) + PAGE);
    return { Contents, IsTruncated: keys.length > PAGE, NextContinuationToken };
  }

  /** Newest first, in pages; a key that was deleted has versions and none that is the latest. */
  #listVersions({ Bucket, Prefix, VersionIdMarker }: Input): unknown {
    const key = `${Bucket}/${Prefix}`;
    const all = (this.#versions.get(key) ?? []).map((stored, at) => ({
      Key: Prefix,
      VersionId: String(at),
      Size: stored.content.length,
      IsLatest: this.#objects.get(key) === stored,
    }));
    const rest = all
      .reverse()
      .filter(({ VersionId }) => Number(VersionId) < Number(VersionIdMarker ?? all.length));
    const Versions = rest.slice(0, PAGE);
    return {
      Versions,
      IsTruncated: rest.length > PAGE,
      NextKeyMarker: Prefix,
      NextVersionIdMarker: Versions.at(-1)?.VersionId,
    };
  }

  #begin(): unknown {
    const UploadId = String(this.uploads.size + 1);
    this.uploads.set(UploadId, new Map());
    return { UploadId };
  }

  #piece({ UploadId = '', PartNumber = 0, Body }: Input): unknown {
    this.uploads.get(UploadId)?.set(PartNumber, Buffer.from(Body ?? []));
    return { ETag: `"${PartNumber}"` };
  }

  #complete(input: Input): void {
    const { UploadId = '', MultipartUpload } = input;
    const pieces = this.uploads.get(UploadId);
    const parts = MultipartUpload?.Parts ?? [];
    if (parts.some(({ PartNumber }, at) => PartNumber !== at + 1))
      throw vendorError('InvalidPartOrder');
    const joined = parts.map(({ ChecksumSHA256 }) => Buffer.from(ChecksumSHA256, 'base64'));
    const content = parts.map(({ PartNumber }) => pieces?.get(PartNumber) ?? Buffer.alloc(0));
    this.uploads.delete(UploadId);
    this.#put(input, Buffer.concat(content), `${base64Of(Buffer.concat(joined))}-${parts.length}`);
  }
}

/** A bucket of a fake S3, as the room uses it. */
export const fakeBucket = (owner = '111111111111'): S3ObjectStore =>
  new S3ObjectStore({
    client: new FakeS3(owner).client,
    bucket: 'a-bucket',
    owner,
    called: 'the bucket',
  });
