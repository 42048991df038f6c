import { AccountPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { giveRights } from '#infra/acknowledge.ts';
import { KEPT } from '#infra/kept.ts';

/** Who may look into everything that shows what happened, and into no data. */
export class Auditor extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly account: string; readonly name: string },
  ) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: props.name,
      description: 'Reads the ledger, the trail and the policies of a room, and no data',
      assumedBy: new AccountPrincipal(props.account),
    });
    this.role.applyRemovalPolicy(KEPT);
  }

  /** Lets the auditor read what is in these buckets. */
  reads(buckets: readonly IBucket[]): void {
    const arns = buckets.map(({ bucketArn }) => bucketArn);
    giveRights(this.role, [
      {
        statement: new PolicyStatement({
          sid: 'ListRecords',
          actions: ['s3:ListBucket', 's3:ListBucketVersions'],
          resources: arns,
        }),
      },
      {
        statement: new PolicyStatement({
          sid: 'ReadRecords',
          actions: ['s3:GetObject', 's3:GetObjectRetention', 's3:GetObjectVersion'],
          resources: arns.map((arn) => `${arn}/*`),
        }),
        wildcard: 'Every record of the ledger and of the trail, and nothing else.',
      },
    ]);
  }

  /** Lets the auditor see how all of it is set up. */
  seesSettings(of: {
    readonly buckets: readonly string[];
    readonly keys: readonly string[];
    readonly trail: string;
  }): void {
    const sees = [
      { sid: 'SeeBuckets', actions: BUCKET_SETTINGS, resources: of.buckets },
      { sid: 'SeeKeys', actions: KEY_SETTINGS, resources: of.keys },
      { sid: 'SeeTrail', actions: TRAIL_SETTINGS, resources: [of.trail] },
      { sid: 'SeeEvents', actions: ['cloudtrail:LookupEvents'], resources: ['*'] },
    ] as const;
    giveRights(
      this.role,
      sees.map(({ sid, actions, resources }) => ({
        statement: new PolicyStatement({
          sid,
          actions: [...actions],
          resources: [...resources],
        }),
        wildcard: 'CloudTrail looks events up in the whole account.',
      })),
    );
  }
}

const BUCKET_SETTINGS = [
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketPolicy',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketVersioning',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
] as const;

const KEY_SETTINGS = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
] as const;

const TRAIL_SETTINGS = [
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetTrail',
  'cloudtrail:GetTrailStatus',
] as const;
