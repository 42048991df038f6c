import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A pair that signs digests, as CloudTrail has one for each region and time. */
export interface SigningPair {
  readonly fingerprint: string;
  /** As `ListPublicKeys` gives it. */
  readonly value: string;
  readonly secret: KeyObject;
}

export const signingPair = (): SigningPair => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ format: 'der', type: 'pkcs1' });
  return {
    fingerprint: createHash('md5').update(der).digest('hex'),
    value: der.toString('base64'),
    secret: privateKey,
  };
};

/** An object of the bucket: its bytes, and what S3 keeps beside them. */
export interface TrailObject {
  readonly bytes: Buffer;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A digest as CloudTrail writes it. */
export interface WrittenDigest {
  readonly digestEndTime: string;
  readonly digestS3Bucket: string;
  readonly digestS3Object: string;
  readonly previousDigestSignature: string | null;
  readonly logFiles: readonly Readonly<Record<string, string>>[];
  readonly [field: string]: unknown;
}

export const hexOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** What a digest object says. */
export const writtenIn = ({ bytes }: TrailObject): WrittenDigest =>
  JSON.parse(gunzipSync(bytes).toString()) as WrittenDigest;

/** Signs a digest, in the exact form of CloudTrail. */
export const signedDigest = (
  digest: WrittenDigest,
  { secret }: SigningPair,
  algorithm = 'RSA-SHA256',
): TrailObject => {
  const content = Buffer.from(JSON.stringify(digest));
  const text = [
    digest.digestEndTime,
    `${digest.digestS3Bucket}/${digest.digestS3Object}`,
    hexOf(content),
    digest.previousDigestSignature ?? 'null',
  ].join('\n');
  return {
    bytes: gzipSync(content),
    metadata: {
      signature: sign(algorithm, Buffer.from(text), secret).toString('hex'),
      'signature-algorithm': 'SHA256withRSA',
      ...(digest.digestS3Object.includes('_backfill') && {
        'backfill-generation-timestamp': digest.digestEndTime,
      }),
    },
  };
};
