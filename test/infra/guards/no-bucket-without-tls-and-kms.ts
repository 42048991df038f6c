import { bucketPolicy, principalsOf, type Statement } from '#proof/access/policy-statements.ts';
import { type Resource, type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

const CLOSED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

interface Encryption {
  readonly ServerSideEncryptionByDefault?: {
    readonly SSEAlgorithm?: string;
    readonly KMSMasterKeyID?: unknown;
  };
}

const isEncrypted = ({ Properties }: Resource): boolean => {
  const { BucketEncryption } = Properties as {
    BucketEncryption?: { ServerSideEncryptionConfiguration: readonly Encryption[] };
  };
  const [rule] = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const { SSEAlgorithm, KMSMasterKeyID } = rule?.ServerSideEncryptionByDefault ?? {};
  return SSEAlgorithm === 'aws:kms' && KMSMasterKeyID !== undefined;
};

/** Whether everybody is denied everything under one condition, on the bucket and on its objects. */
const denies = (policy: readonly Statement[], condition: unknown): boolean =>
  policy.some(
    (each) =>
      each.Effect === 'Deny' &&
      principalsOf(each).join() === '*' &&
      each.Action.join() === 's3:*' &&
      each.Resource?.length === 2 &&
      JSON.stringify(each.Condition) === JSON.stringify(condition),
  );

/** Buckets that take or give objects without TLS 1.2, without a KMS key of ours, or to the public. */
export const unsafeBuckets = (template: RoomTemplate): readonly string[] =>
  resourcesOf(template, 'AWS::S3::Bucket').flatMap(([id, bucket]) => {
    const policy = bucketPolicy(template, id);
    const { PublicAccessBlockConfiguration: block } = bucket.Properties;
    const faults = {
      'has no KMS key': !isEncrypted(bucket),
      'takes plain HTTP': !denies(policy, { Bool: { 'aws:SecureTransport': 'false' } }),
      'takes old TLS': !denies(policy, { NumericLessThan: { 's3:TlsVersion': 1.2 } }),
      'can become public': JSON.stringify(block) !== JSON.stringify(CLOSED),
    };
    return Object.entries(faults).flatMap(([says, found]) => (found ? [`${id}: ${says}`] : []));
  });
