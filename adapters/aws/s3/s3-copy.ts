import { CopyObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { callAws, isNamed } from '#adapters/aws/vendor-errors.ts';
import { COPY_MS } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';

/** An object by where it lies. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/** What S3 says of the bytes of an object, which it counted and summed itself. */
export interface StoredBytes {
  readonly bytes: number;
  /** Their SHA-256, in base64. */
  readonly sha256: string;
}

/** Copies objects within buckets of one owner, and looks at what lies there. */
export class S3Copies {
  readonly #client: S3Client;
  readonly #owner: string;
  readonly #copyMs: number;

  constructor(client: S3Client, owner: string, copyMs = COPY_MS) {
    this.#client = client;
    this.#owner = owner;
    this.#copyMs = copyMs;
  }

  /**
   * Copies an object of at most 5 GB within S3, whole or not at all, under the encryption of the bucket it comes to;
   * answers what lies there then, or undefined if there is nothing to copy. S3 sums the copy anew, also of an object
   * that came in pieces (API reference, "CopyObject"; S3 guide, "Checking object integrity"). No tags are read.
   * Throws if that takes too long, which another time would not mend.
   */
  async copy(from: ObjectPlace, to: ObjectPlace): Promise<StoredBytes | undefined> {
    const command = new CopyObjectCommand({
      ...{ CopySource: `${from.bucket}/${from.key}`, ExpectedSourceBucketOwner: this.#owner },
      ...{ Bucket: to.bucket, Key: to.key, ExpectedBucketOwner: this.#owner },
      ...{ ChecksumAlgorithm: 'SHA256', TaggingDirective: 'REPLACE' },
    });
    const abortSignal = AbortSignal.timeout(this.#copyMs);
    const copied = await unlessMissing(() =>
      this.#client.send(command, { abortSignal }).catch((fault: unknown) => {
        throw abortSignal.aborted ? tooSlow() : fault;
      }),
    );
    return copied && this.look(to);
  }

  /** What S3 says of the bytes of an object; undefined if there is none, or it was written without that sum. */
  async look({ bucket, key }: ObjectPlace): Promise<StoredBytes | undefined> {
    const command = new HeadObjectCommand({
      ...{ Bucket: bucket, Key: key, ExpectedBucketOwner: this.#owner },
      ChecksumMode: 'ENABLED',
    });
    const found = await unlessMissing(() => this.#client.send(command));
    const { ContentLength: bytes, ChecksumSHA256: sha256 } = found ?? {};
    return bytes === undefined || sha256 === undefined ? undefined : { bytes, sha256 };
  }
}

const tooSlow = (): AirlockError =>
  new AirlockError(
    'room',
    'S3 takes longer to copy the match of two lists than a question waits for it: ask again, which costs no more budget.',
  );

const unlessMissing = <Result>(call: () => Promise<Result>): Promise<Result | undefined> =>
  callAws('the buckets of results and of the vault', async () => {
    try {
      return await call();
    } catch (error) {
      if (isNamed(error, 'NotFound', 'NoSuchKey')) return undefined;
      throw error;
    }
  });
