import { createReadStream } from 'node:fs';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { backOff } from '#adapters/aws/back-off.ts';
import { isClockFault } from '#adapters/aws/clock-skew.ts';
import { inBase64, inBucket, type S3Place } from '#adapters/aws/s3/s3-place.ts';
import { isTransient } from '#adapters/aws/vendor-errors.ts';
import { streamChecksum } from '#adapters/stream-checksum.ts';

/**
 * The SDK tries a request again, but not one whose body was a stream; not even after an answer by which it
 * learnt the right time.
 */
const PATIENCE = {
  tries: 4,
  longestPauseMs: 2_000,
  again: (error: unknown) => isTransient(error) || isClockFault(error),
};

/** A file of this machine. */
export interface SizedFile {
  readonly path: string;
  readonly size: number;
}

/** Puts a file in one request, with its SHA-256, holding little of it in memory. */
export const putStream = async (place: S3Place, key: string, file: SizedFile): Promise<void> => {
  const { sha256 } = await streamChecksum(createReadStream(file.path, { highWaterMark: 1 << 20 }));
  await backOff(PATIENCE, async () => {
    const Body = createReadStream(file.path);
    try {
      await place.client.send(
        new PutObjectCommand({
          ...inBucket(place),
          Key: key,
          Body,
          ContentLength: file.size,
          ChecksumSHA256: inBase64(sha256),
        }),
      );
    } finally {
      Body.destroy();
    }
  });
};
