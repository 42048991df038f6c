import { Aws, Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EncryptedBucket } from '#infra/constructs/encrypted-bucket.ts';
import { trail } from '#infra/constructs/trail.ts';
import { TrailLog } from '#infra/constructs/trail-log.ts';
import { archiveOf, type RoomNames } from '#infra/names.ts';
import { trailBucketPolicy } from '#infra/policies/trail-bucket.ts';
import type { Room } from '#infra/read-room.ts';

/** What is recorded, and who may read the records. */
export interface AuditTrailProps {
  readonly room: Room;
  readonly names: RoomNames;
  readonly key: IKey;
  readonly auditorArn: string;
  /** Buckets of which every single call is recorded. */
  readonly watched: readonly Bucket[];
}

/** The ARN of a trail of a room, which is known before it is made. */
export const trailArn = ({ config, agreement }: Room, name: string): string =>
  `arn:${Aws.PARTITION}:cloudtrail:${config.region}:${agreement.operator}:trail/${name}`;

/**
 * Records every use of a key, every call on an object of the room and every call of a function. With a
 * log archive, a second trail sends the same there: the first records who stops the second, and what
 * has left the account nobody in it can take back.
 */
export class AuditTrail extends Construct {
  readonly bucket: Bucket;
  readonly log: ILogGroup;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { room, names, key, watched } = props;
    const arn = trailArn(room, names.trail);
    const logs = this.#logs(props, arn);
    this.bucket = logs.bucket;
    const { group, role } = new TrailLog(this, 'Log', { room, names, key });
    this.log = group;
    const made = trail(this, 'Trail', {
      trailName: names.trail,
      s3BucketName: logs.bucket.bucketName,
      kmsKeyId: key.keyArn,
      cloudWatchLogsLogGroupArn: group.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      watched,
    });
    made.node.addDependency(role);
    if (logs.bucket.policy) made.node.addDependency(logs.bucket.policy);
    const archive = archiveOf(room);
    if (archive)
      trail(this, 'Archived', {
        trailName: names.archive,
        s3BucketName: archive.bucketName,
        kmsKeyId: archive.keyAliasArn,
        watched,
      });
  }

  #logs({ room, key, auditorArn }: AuditTrailProps, arn: string): EncryptedBucket {
    const { operator } = room.agreement;
    const { trailDays, ledgerLock } = room.config;
    const logs = new EncryptedBucket(this, 'Logs', {
      key,
      ...recordsKept(trailDays, ledgerLock.mode),
    });
    logs.guard(
      ...trailBucketPolicy({
        bucketArn: logs.bucket.bucketArn,
        operator,
        trailArn: arn,
        accounts: [operator],
        readers: { roles: [auditorArn] },
      }),
    );
    return logs;
  }
}

/** How a bucket keeps records: for so many days, and gone after. */
export const recordsKept = (days: number, mode: Room['config']['ledgerLock']['mode']) => ({
  // With one, CloudTrail asks for the right to decrypt before it takes the bucket (CloudTrail guide, "KMS
  // key policy sections for trails").
  bucketKey: false,
  versioned: true,
  lock: { mode, days },
  lifecycle: [
    {
      id: 'old-records',
      expiration: Duration.days(days + 1),
      noncurrentVersionExpiration: Duration.days(1),
    },
  ],
});
