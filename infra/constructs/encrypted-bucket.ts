import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockedEncryptionType,
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { RoomConfig } from '#infra/config.ts';
import { REQUIRE_TLS_1_2 } from '#infra/policies/require-tls.ts';

/** What differs between the buckets of a room. */
export interface EncryptedBucketProps {
  readonly key: IKey;
  /** Only where another account must know it beforehand. */
  readonly name?: string;
  /** Keeps what is overwritten or deleted. A deleted drop or token is gone at once: leave it out there. */
  readonly versioned?: boolean;
  readonly lock?: RoomConfig['ledgerLock'];
  readonly lifecycle?: readonly LifecycleRule[];
  /** Tells EventBridge of new objects. */
  readonly tellsEvents?: boolean;
  /** One KMS call for many objects; left out where KMS shall name every single one. */
  readonly bucketKey?: boolean;
}

const RECORDED_BY_TRAIL =
  'CloudTrail records every call on its objects, in files that show a change; access logs are best effort and cannot be encrypted by a key of ours.';

/**
 * A bucket with no default that is not safe: encrypted by one key, closed to the public, owned by the
 * room, TLS 1.2 or nothing, no unfinished upload for longer than a day, and kept when its stack goes.
 */
export class EncryptedBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: EncryptedBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...(props.name !== undefined && { bucketName: props.name }),
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: props.bucketKey ?? true,
      blockedEncryptionTypes: [BlockedEncryptionType.SSE_C],
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...REQUIRE_TLS_1_2,
      versioned: props.versioned ?? false,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(props.lifecycle ?? []),
      ],
      ...(props.lock && { objectLockDefaultRetention: retentionOf(props.lock) }),
    });
    Validations.of(this.bucket).acknowledge({ id: 'AwsSolutions-S1', reason: RECORDED_BY_TRAIL });
    if (props.tellsEvents) tellEvents(this.bucket);
  }

  /** Adds to the bucket's policy. */
  guard(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) this.bucket.addToResourcePolicy(statement);
  }
}

const retentionOf = ({ mode, days }: RoomConfig['ledgerLock']): ObjectLockRetention =>
  mode === 'COMPLIANCE'
    ? ObjectLockRetention.compliance(Duration.days(days))
    : ObjectLockRetention.governance(Duration.days(days));

/** By the property of the resource: the construct's own way brings a function of CDK's with it. */
const tellEvents = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket)
    resource.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
};
