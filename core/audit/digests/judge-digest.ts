import { verify } from 'node:crypto';
import { DIGEST_DELIVERY_MS } from '#core/audit/audit-limits.ts';
import { type DigestContent, digestContent } from '#core/audit/digests/digest-content.ts';
import type { LogFaultReason } from '#core/audit/digests/log-verdict.ts';
import type { SigningKey } from '#core/audit/digests/public-keys.ts';
import { type DigestPlace, digestPlace } from '#core/audit/digests/trail-places.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** A digest as it was found. */
export interface FoundDigest {
  readonly place: DigestPlace;
  /** What it unpacks to; undefined if that is nothing. */
  readonly bytes: Uint8Array | undefined;
  /** What S3 kept beside it. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A digest that is well signed and lies where it was delivered to. Whether it has its place in the chain is not said. */
export interface SoundDigest {
  readonly place: DigestPlace;
  readonly content: DigestContent;
  readonly checksum: Checksum;
  readonly signature: string;
}

/** What a digest is, looked at alone. */
export type JudgedDigest =
  | { readonly place: DigestPlace; readonly sound: SoundDigest }
  | { readonly place: DigestPlace; readonly fault: LogFaultReason };

/** The paths that an object may lie at: below the name of its bucket, or where one bucket was copied, without it. */
export const pathsOf = (bucket: string, key: string): readonly string[] => [
  `${bucket}/${key}`,
  key,
];

/**
 * What CloudTrail signs of a digest (“Custom implementations of CloudTrail log file integrity validation”, AWS
 * CloudTrail User Guide).
 */
export const signedText = (content: DigestContent, checksum: Checksum): string =>
  [
    content.digestEndTime,
    `${content.digestS3Bucket}/${content.digestS3Object}`,
    checksum,
    content.previousDigestSignature ?? 'null',
  ].join('\n');

const isSameFile = (said: DigestPlace, place: DigestPlace): boolean =>
  said.account === place.account &&
  said.region === place.region &&
  said.trail === place.trail &&
  said.homeRegion === place.homeRegion;

/** Whether it lies where it says that it was delivered to, and is of whom that place is. */
const placeFault = (
  { awsAccountId, digestS3Bucket, digestS3Object, digestEndTime }: DigestContent,
  place: DigestPlace,
): LogFaultReason | undefined => {
  const said = digestPlace(digestS3Object);
  if (!said || !isSameFile(said, place)) return 'foreign-digest';
  if (!pathsOf(digestS3Bucket, digestS3Object).includes(place.path)) return 'moved-digest';
  if (awsAccountId !== undefined && awsAccountId !== place.account) return 'foreign-digest';
  return Date.parse(digestEndTime) === place.end ? undefined : 'out-of-order';
};

/** A digest is signed when it is made: that is when a key must hold. */
const signedAt = ({ place, metadata }: FoundDigest): number => {
  const made = Date.parse(metadata['backfill-generation-timestamp'] ?? '');
  return place.backfill && !Number.isNaN(made) ? made : place.end;
};

const signatureOf = ({ metadata }: FoundDigest): string | undefined =>
  metadata['signature-algorithm'] === 'SHA256withRSA' ? metadata.signature : undefined;

const isSigned = (text: string, signature: string, { key }: SigningKey): boolean =>
  /^(?:[0-9a-f]{2})+$/i.test(signature) &&
  verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(signature, 'hex'));

/** Looks at one digest alone: whether it is a digest, lies in its place and is signed by one of the keys. */
export const judgeDigest = (found: FoundDigest, keys: readonly SigningKey[]): JudgedDigest => {
  const { place, bytes } = found;
  const faulty = (fault: LogFaultReason): JudgedDigest => ({ place, fault });
  const content = bytes && digestContent(bytes);
  if (!bytes || !content) return faulty('unreadable-digest');
  const misplaced = placeFault(content, place);
  if (misplaced) return faulty(misplaced);
  const signature = signatureOf(found);
  if (signature === undefined) return faulty('unsigned-digest');
  const named = keys.filter(
    ({ fingerprint }) => fingerprint === content.digestPublicKeyFingerprint,
  );
  if (named.length === 0) return faulty('unknown-key');
  const checksum = sha256(bytes);
  const signing = named.filter((key) => isSigned(signedText(content, checksum), signature, key));
  if (signing.length === 0) return faulty('bad-signature');
  const at = signedAt(found);
  const held = signing.some(
    ({ from, to }) => at >= from - DIGEST_DELIVERY_MS && at <= to + DIGEST_DELIVERY_MS,
  );
  return held ? { place, sound: { place, content, checksum, signature } } : faulty('outdated-key');
};
