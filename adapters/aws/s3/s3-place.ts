import type { S3Client } from '@aws-sdk/client-s3';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** A bucket, as every call names it. */
export interface S3Place {
  readonly client: S3Client;
  readonly bucket: string;
  /** Account that must own the bucket: a bucket of the same name in other hands is refused by S3. */
  readonly owner: string;
  /** What it is to people, e.g. `the vault bucket`. */
  readonly called: string;
  /** Puts every file at once, however large: pieces need the right to decrypt, which a party has not. */
  readonly wholeFiles?: boolean;
}

/** The parameters that every call has in common. */
export const inBucket = ({ bucket, owner }: S3Place) => ({
  Bucket: bucket,
  ExpectedBucketOwner: owner,
});

/** Large objects go up and come down in pieces of this size: one piece is held in memory at a time, per lane. */
export const PIECE_BYTES = 16 * 1024 * 1024;

/** Pieces on their way at once. */
export const LANES = 4;

/** A SHA-256 as S3 writes it. */
export const inBase64 = (checksum: Checksum): string =>
  Buffer.from(checksum, 'hex').toString('base64');

/** SHA-256 of these bytes, as S3 writes it. */
export const s3Checksum = (content: Uint8Array): string => inBase64(sha256(content));

/** S3's checksum of an object that came in pieces: of the checksums of the pieces, and how many. */
export const compositeChecksum = (pieces: readonly string[]): string => {
  const joined = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
  return `${s3Checksum(joined)}-${pieces.length}`;
};
