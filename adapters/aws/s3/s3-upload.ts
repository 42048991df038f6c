import { type FileHandle, open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import {
  inBucket,
  LANES,
  PIECE_BYTES,
  type S3Place,
  s3Checksum,
} from '#adapters/aws/s3/s3-place.ts';
import { putStream } from '#adapters/aws/s3/s3-stream.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/**
 * Uploads a file: at once if it is small or the place wants it whole, else piece by piece. Nothing is
 * left behind on failure.
 */
export const uploadFile = async (place: S3Place, key: string, path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size <= PIECE_BYTES) await putBytes(place, key, await readPiece(file, 0, size));
    else if (place.wholeFiles) await putStream(place, key, { path, size });
    else await uploadPieces(place, key, { file, size });
  } finally {
    await file.close();
  }
};

/** Puts an object that fits in memory. `IfNoneMatch` makes it fail with 412 if the key is taken. */
export const putBytes = async (place: S3Place, key: string, content: Uint8Array): Promise<void> => {
  await place.client.send(putCommand(place, key, content));
};

/** The command that puts an object with its checksum. */
export const putCommand = (place: S3Place, key: string, content: Uint8Array): PutObjectCommand =>
  new PutObjectCommand({
    ...inBucket(place),
    Key: key,
    Body: content,
    ContentLength: content.length,
    ChecksumSHA256: s3Checksum(content),
  });

interface OpenFile {
  readonly file: FileHandle;
  readonly size: number;
}

const readPiece = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const piece = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(piece, read, length - read, from + read);
    if (bytesRead === 0) throw new Error('a file became shorter while it was uploaded');
    read += bytesRead;
  }
  return piece;
};

const uploadPieces = async (place: S3Place, key: string, source: OpenFile): Promise<void> => {
  const object = { ...inBucket(place), Key: key };
  const { UploadId } = await place.client.send(
    new CreateMultipartUploadCommand({ ...object, ChecksumAlgorithm: 'SHA256' }),
  );
  const upload = { ...object, UploadId };
  try {
    const pieces = Math.ceil(source.size / PIECE_BYTES);
    const Parts = await someAtATime(
      [...Array(pieces).keys()],
      (index) => uploadPiece(place, { ...upload, PartNumber: index + 1 }, source),
      LANES,
    );
    await place.client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: [...Parts] } }),
    );
  } catch (fault) {
    // The lifecycle of the bucket ends uploads that cannot even be aborted.
    await place.client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw fault;
  }
};

const uploadPiece = async (
  place: S3Place,
  piece: {
    readonly Bucket: string;
    readonly Key: string;
    readonly UploadId: string | undefined;
    readonly PartNumber: number;
  },
  { file, size }: OpenFile,
): Promise<CompletedPart> => {
  const from = (piece.PartNumber - 1) * PIECE_BYTES;
  const body = await readPiece(file, from, Math.min(PIECE_BYTES, size - from));
  const ChecksumSHA256 = s3Checksum(body);
  const { ETag } = await place.client.send(
    new UploadPartCommand({ ...piece, Body: body, ContentLength: body.length, ChecksumSHA256 }),
  );
  return { PartNumber: piece.PartNumber, ETag, ChecksumSHA256 };
};
