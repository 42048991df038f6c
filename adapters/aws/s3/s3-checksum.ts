import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { inBucket, type S3Place } from '#adapters/aws/s3/s3-place.ts';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { streamChecksum } from '#adapters/stream-checksum.ts';
import type { ObjectChecksum } from '#core/ports/object-store.ts';

/** Tries to read an object to its end: the SDK tries a request again, but not a broken stream. */
const TRIES = 3;

/** Size and SHA-256 of an object, read in a stream and held nowhere; undefined if there is none. */
export const checksumOfObject = async (
  place: S3Place,
  key: string,
): Promise<ObjectChecksum | undefined> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await readThrough(place, key);
    } catch (error) {
      if (isNamed(error, 'NoSuchKey', 'NotFound')) return undefined;
      if (tries >= TRIES) throw error;
    }
  }
};

const readThrough = async (place: S3Place, key: string): Promise<ObjectChecksum> => {
  const { Body } = await place.client.send(new GetObjectCommand({ ...inBucket(place), Key: key }));
  if (!(Body instanceof Readable)) throw new Error('S3 answered no stream');
  return streamChecksum(Body);
};
