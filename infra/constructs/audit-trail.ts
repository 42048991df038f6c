import { Aws, Duration } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IDependable } from 'constructs';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { EncryptedBucket } from '#infra/constructs/encrypted-bucket.ts';
import { KEPT } from '#infra/kept.ts';
import { lockInForce } from '#infra/lock-in-force.ts';
import type { RoomNames } from '#infra/names.ts';
import { allow, deny } from '#infra/policies/statement.ts';
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

/** Records every use of a key and every call on an object or a function, in files whose chain of digests shows a change. */
export class AuditTrail extends Construct {
  readonly bucket: Bucket;

  readonly #trail: CfnTrail;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { room, names, key } = props;
    const arn = `arn:${Aws.PARTITION}:cloudtrail:${room.config.region}:${room.agreement.operator}:trail/${names.trail}`;
    const logs = this.#logs(props, arn);
    this.bucket = logs.bucket;
    const trail = new CfnTrail(this, 'Trail', {
      trailName: names.trail,
      s3BucketName: logs.bucket.bucketName,
      kmsKeyId: key.keyArn,
      isLogging: true,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: true,
      advancedEventSelectors: [
        {
          name: 'keys, roles and everything else that is managed',
          fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
        },
        {
          name: 'every object of the room',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
            {
              field: 'resources.ARN',
              startsWith: props.watched.map(({ bucketArn }) => `${bucketArn}/`),
            },
          ],
        },
        {
          // An administrator can call a function with an event of his own making; that must not be silent.
          name: 'every call of a function of the room',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::Lambda::Function'] },
            {
              field: 'resources.ARN',
              equalTo: FUNCTION_NAMES.map(
                (name) =>
                  `arn:${Aws.PARTITION}:lambda:${room.config.region}:${room.agreement.operator}:function:${names.ofFunction(name)}`,
              ),
            },
          ],
        },
      ],
    });
    trail.applyRemovalPolicy(KEPT);
    if (logs.bucket.policy) trail.node.addDependency(logs.bucket.policy);
    this.#trail = trail;
  }

  /**
   * Begins when all of that is there. A trail writes at once, and a bucket with records in it cannot be removed:
   * if another resource failed after it, the creation of the stack could not be rolled back, nor tried again.
   */
  begins({ after }: { readonly after: readonly IDependable[] }): void {
    this.#trail.node.addDependency(...after);
  }

  #logs({ room, key, auditorArn }: AuditTrailProps, trailArn: string): EncryptedBucket {
    const { operator } = room.agreement;
    const { trailDays } = room.config;
    const logs = new EncryptedBucket(this, 'Logs', {
      key,
      // With one, CloudTrail asks for the right to decrypt before it takes the bucket (CloudTrail guide, "KMS
      // key policy sections for trails").
      bucketKey: false,
      versioned: true,
      lock: lockInForce(room.config, trailDays),
      lifecycle: [
        {
          id: 'old-records',
          expiration: Duration.days(trailDays + 1),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    const { bucketArn } = logs.bucket;
    const cloudTrail = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    const ofTrail = { StringEquals: { 'aws:SourceArn': trailArn } };
    logs.guard(
      allow(cloudTrail, {
        sid: 'TrailChecks',
        actions: ['s3:GetBucketAcl'],
        resources: [bucketArn],
        conditions: ofTrail,
      }),
      allow(cloudTrail, {
        sid: 'TrailWrites',
        actions: ['s3:PutObject'],
        resources: [`${bucketArn}/AWSLogs/${operator}/*`],
        conditions: ofTrail,
      }),
      ...onlyTrailWrites({ bucketArn, operator, auditorArn }),
    );
    return logs;
  }
}

const NOT_A_SERVICE = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } };

const onlyTrailWrites = (of: {
  readonly bucketArn: string;
  readonly operator: string;
  readonly auditorArn: string;
}) => [
  deny({
    sid: 'NoForeignAccount',
    actions: ['s3:*'],
    resources: [of.bucketArn, `${of.bucketArn}/*`],
    conditions: { StringNotEquals: { 'aws:PrincipalAccount': of.operator }, ...NOT_A_SERVICE },
  }),
  deny({
    sid: 'NobodyElseReads',
    actions: ['s3:GetObject*'],
    resources: [`${of.bucketArn}/*`],
    conditions: { StringNotEquals: { 'aws:PrincipalArn': of.auditorArn } },
  }),
  deny({
    sid: 'NobodyElseWrites',
    actions: ['s3:PutObject*', 's3:DeleteObject*', 's3:BypassGovernanceRetention'],
    resources: [`${of.bucketArn}/*`],
    conditions: NOT_A_SERVICE,
  }),
];
