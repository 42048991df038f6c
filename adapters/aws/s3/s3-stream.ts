import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { inBucket, type S3Place } from '#adapters/aws/s3/s3-place.ts';
import { isTransient } from '#adapters/aws/vendor-errors.ts';

/** The SDK tries a request again, but not one whose body was a stream. */
const TRIES = 4;
const LONGEST_PAUSE_MS = 2_000;

/** A file of this machine. */
export interface SizedFile {
  readonly path: string;
  readonly size: number;
}

/** Puts a file in one request, with its SHA-256, holding little of it in memory. */
export const putStream = async (place: S3Place, key: string, file: SizedFile): Promise<void> => {
  const ChecksumSHA256 = await checksumOf(file.path);
  for (let tries = 1; ; tries += 1) {
    const Body = createReadStream(file.path);
    try {
      await place.client.send(
        new PutObjectCommand({
          ...inBucket(place),
          Key: key,
          Body,
          ContentLength: file.size,
          ChecksumSHA256,
        }),
      );
      return;
    } catch (error) {
      if (tries >= TRIES || !isTransient(error)) throw error;
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 200 * 2 ** tries));
    } finally {
      Body.destroy();
    }
  }
};

const checksumOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('base64');
};
