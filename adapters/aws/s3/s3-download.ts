import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { backOff } from '#adapters/aws/back-off.ts';
import {
  compositeChecksum,
  inBucket,
  LANES,
  PIECE_BYTES,
  type S3Place,
  s3Checksum,
} from '#adapters/aws/s3/s3-place.ts';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/**
 * The SDK tries a request again, but not a stream that breaks off or ends too soon once the answer has begun.
 * What the SDK gave up after all its tries is not begun anew.
 */
const PATIENCE = {
  tries: 3,
  longestPauseMs: 2_000,
  again: (error: unknown) => !(error instanceof AirlockError) && !wasTriedBySdk(error),
};

/** The SDK notes its tries on what it throws; a stream that breaks comes from below it. */
const wasTriedBySdk = (error: unknown): boolean =>
  (error as { readonly $metadata?: unknown }).$metadata !== undefined;

interface Described {
  readonly size: number;
  readonly etag: string | undefined;
  /** S3's SHA-256 of the whole object, or of the checksums of its pieces; not every writer gives one. */
  readonly checksum: string | undefined;
}

/** Writes an object to a file, pieces in parallel, all of one version of it, and checks its SHA-256. */
export const downloadFile = async (place: S3Place, key: string, path: string): Promise<void> => {
  const object = await describeObject(place, key);
  const file = await open(path, 'wx', 0o600);
  try {
    const pieces = Math.ceil(object.size / PIECE_BYTES);
    const checksums = await someAtATime(
      [...Array(pieces).keys()],
      (index) => fetchPiece({ place, key, file, object }, index * PIECE_BYTES),
      LANES,
    );
    checkWhole(object, checksums, key);
  } finally {
    await file.close();
  }
};

const describeObject = async (place: S3Place, key: string): Promise<Described> => {
  try {
    const head = await place.client.send(
      new HeadObjectCommand({ ...inBucket(place), Key: key, ChecksumMode: 'ENABLED' }),
    );
    return { size: head.ContentLength ?? 0, etag: head.ETag, checksum: head.ChecksumSHA256 };
  } catch (error) {
    if (isNamed(error, 'NotFound', 'NoSuchKey'))
      throw new AirlockError('room', `The room has no "${key}": it was removed meanwhile.`, {
        cause: error,
      });
    throw error;
  }
};

interface Fetching {
  readonly place: S3Place;
  readonly key: string;
  readonly file: FileHandle;
  readonly object: Described;
}

/** Answers the checksum of the piece that was written at `from`. */
const fetchPiece = (fetching: Fetching, from: number): Promise<string> =>
  backOff(PATIENCE, async () => {
    const piece = await readPiece(fetching, from);
    await fetching.file.write(piece, 0, piece.length, from);
    return s3Checksum(piece);
  });

const readPiece = async ({ place, key, object }: Fetching, from: number): Promise<Uint8Array> => {
  const length = Math.min(PIECE_BYTES, object.size - from);
  try {
    const { Body, ContentLength = length } = await place.client.send(
      new GetObjectCommand({
        ...inBucket(place),
        Key: key,
        Range: `bytes=${from}-${from + length - 1}`,
        IfMatch: object.etag,
      }),
    );
    // An answer that is no piece is not taken into memory first.
    if (ContentLength !== length && Body instanceof Readable) Body.destroy();
    else if (Body) {
      const piece = await Body.transformToByteArray();
      if (piece.length === length) return piece;
    }
  } catch (error) {
    if (isNamed(error, 'PreconditionFailed', 'InvalidRange', 'NoSuchKey'))
      throw changed(key, error);
    throw error;
  }
  throw new Error('a piece of an object has another length than it was asked for');
};

const changed = (key: string, cause?: unknown): AirlockError =>
  new AirlockError('room', `The room's "${key}" was changed while it was read: try again.`, {
    cause,
  });

/** Another writer may have cut its pieces elsewhere; then only the whole tells, as manifests do. */
const checkWhole = (object: Described, pieces: readonly string[], key: string): void => {
  const ours = object.checksum?.includes('-') ? compositeChecksum(pieces) : pieces[0];
  const [, cut] = object.checksum?.split('-') ?? [];
  const comparable = cut === undefined ? pieces.length === 1 : Number(cut) === pieces.length;
  if (object.checksum === undefined || !comparable || object.checksum === ours) return;
  throw new AirlockError(
    'room',
    `The room's "${key}" is damaged: its bytes do not match its SHA-256.`,
  );
};
