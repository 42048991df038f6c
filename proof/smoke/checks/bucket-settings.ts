import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type Check, judged } from '#proof/smoke/check.ts';
import { deniesPlainHttp, deniesUnderOtherKey } from '#proof/smoke/policy-denies.ts';
import {
  bucketsOf,
  type KeyedBucket,
  type SmokeBucket,
  type SmokeRoom,
} from '#proof/smoke/smoke-room.ts';

interface Asked {
  readonly s3: S3Client;
  readonly of: { readonly Bucket: string; readonly ExpectedBucketOwner: string };
}

/** A check that reads one setting of a bucket. */
const setting = (
  bucket: SmokeBucket,
  { promise, tried }: { readonly promise: string; readonly tried: string },
  look: (asked: Asked) => ReturnType<Check['run']>,
): Check => ({
  name: `${bucket.called} ${promise}`,
  tried,
  run: ({ clients, room }) =>
    look({ s3: clients.s3, of: { Bucket: bucket.name, ExpectedBucketOwner: room.account } }),
});

const encrypted = (bucket: SmokeBucket, keyArn?: string): Check =>
  setting(
    bucket,
    { promise: 'is encrypted by a key of its own', tried: 'GetBucketEncryption' },
    async ({ s3, of }) => {
      const { ServerSideEncryptionConfiguration: found } = await s3.send(
        new GetBucketEncryptionCommand(of),
      );
      const rule = found?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
      const key = rule?.KMSMasterKeyID;
      return judged(
        rule?.SSEAlgorithm === 'aws:kms' && key !== undefined && (keyArn ?? key) === key,
        'New objects are encrypted by aws:kms under the key of the stack.',
        'New objects are not encrypted by aws:kms under the key of the stack.',
      );
    },
  );

const closed = (bucket: SmokeBucket): Check =>
  setting(
    bucket,
    { promise: 'is closed to the public', tried: 'GetPublicAccessBlock' },
    async ({ s3, of }) => {
      const { PublicAccessBlockConfiguration: block } = await s3.send(
        new GetPublicAccessBlockCommand(of),
      );
      const all =
        block?.BlockPublicAcls === true &&
        block.BlockPublicPolicy === true &&
        block.IgnorePublicAcls === true &&
        block.RestrictPublicBuckets === true;
      return judged(all, 'All four blocks are on.', 'One of the four blocks is off.');
    },
  );

const guarded = (bucket: SmokeBucket): Check =>
  setting(
    bucket,
    { promise: 'has a policy against plain HTTP and other keys', tried: 'GetBucketPolicy' },
    async ({ s3, of }) => {
      const { Policy = '{}' } = await s3.send(new GetBucketPolicyCommand(of));
      return judged(
        deniesPlainHttp(Policy) && deniesUnderOtherKey(Policy),
        'It denies connections without TLS, and objects under another key.',
        'It lacks the Deny of connections without TLS, or of objects under another key.',
      );
    },
  );

const versioned = (bucket: SmokeBucket): Check =>
  setting(
    bucket,
    { promise: 'keeps what is overwritten', tried: 'GetBucketVersioning' },
    async ({ s3, of }) => {
      const { Status } = await s3.send(new GetBucketVersioningCommand(of));
      return judged(Status === 'Enabled', 'Versioning is on.', 'Versioning is off.');
    },
  );

const locking = (bucket: SmokeBucket): Check =>
  setting(
    bucket,
    { promise: 'locks what is written', tried: 'GetObjectLockConfiguration' },
    async ({ s3, of }) => {
      const { ObjectLockConfiguration: lock } = await s3.send(
        new GetObjectLockConfigurationCommand(of),
      );
      const { Mode, Days = 0 } = lock?.Rule?.DefaultRetention ?? {};
      return judged(
        lock?.ObjectLockEnabled === 'Enabled' && Mode !== undefined && Days > 0,
        `Objects are locked for ${Days} days in mode ${Mode === 'COMPLIANCE' ? 'COMPLIANCE' : 'GOVERNANCE'}.`,
        'Objects are not locked by default.',
      );
    },
  );

/** Encryption, public access, policy and lock of every bucket, as S3 has them now. */
export const bucketSettings = (room: SmokeRoom): readonly Check[] => {
  const keyed: readonly KeyedBucket[] = [...room.drops, room.vault];
  return [
    ...keyed.map((bucket) => encrypted(bucket, bucket.keyArn)),
    encrypted(room.ledger),
    encrypted(room.releases),
    ...bucketsOf(room).flatMap((bucket) => [closed(bucket), guarded(bucket)]),
    versioned(room.ledger),
    locking(room.ledger),
  ];
};
