import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { allow, deny, everybodyBut } from '#infra/policies/statement.ts';

/** A bucket of records, and who has to do with it. */
export interface TrailBucket {
  readonly bucketArn: string;
  /** The account whose records they are. */
  readonly operator: string;
  readonly trailArn: string;
  /** The only accounts that may touch it. */
  readonly accounts: readonly string[];
  /** Who alone reads: a role by its ARN, or whoever an account lets. */
  readonly readers: Parameters<typeof everybodyBut>[0];
}

const NOT_A_SERVICE = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } };

/** CloudTrail puts the records of one trail there (CloudTrail guide, "Amazon S3 bucket policy for CloudTrail"). */
const trailWrites = ({ bucketArn, operator, trailArn }: TrailBucket) => {
  const cloudTrail = [new ServicePrincipal('cloudtrail.amazonaws.com')];
  const conditions = { StringEquals: { 'aws:SourceArn': trailArn } };
  return [
    allow(cloudTrail, {
      sid: 'TrailChecks',
      actions: ['s3:GetBucketAcl'],
      resources: [bucketArn],
      conditions,
    }),
    allow(cloudTrail, {
      sid: 'TrailWrites',
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/AWSLogs/${operator}/*`],
      conditions,
    }),
  ];
};

/** The policy of a bucket of records: CloudTrail writes, the named read, and nobody removes. */
export const trailBucketPolicy = (of: TrailBucket) => [
  ...trailWrites(of),
  deny({
    sid: 'NoForeignAccount',
    actions: ['s3:*'],
    resources: [of.bucketArn, `${of.bucketArn}/*`],
    conditions: { StringNotEquals: { 'aws:PrincipalAccount': of.accounts }, ...NOT_A_SERVICE },
  }),
  deny({
    sid: 'NobodyElseReads',
    actions: ['s3:GetObject*'],
    resources: [`${of.bucketArn}/*`],
    conditions: { StringNotEquals: everybodyBut(of.readers) },
  }),
  deny({
    sid: 'NobodyElseWrites',
    actions: ['s3:PutObject*', 's3:DeleteObject*', 's3:BypassGovernanceRetention'],
    resources: [`${of.bucketArn}/*`],
    conditions: NOT_A_SERVICE,
  }),
];
