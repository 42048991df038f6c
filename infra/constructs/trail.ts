import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnTrail, type CfnTrailProps } from 'aws-cdk-lib/aws-cloudtrail';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Where the records of a trail go. */
export interface TrailProps
  extends Pick<CfnTrailProps, 'cloudWatchLogsLogGroupArn' | 'cloudWatchLogsRoleArn'> {
  readonly trailName: string;
  readonly s3BucketName: string;
  /** ARN of the key, or of an alias of it. */
  readonly kmsKeyId: string;
  /** Buckets of which every single call is recorded. */
  readonly watched: readonly Bucket[];
}

/** A trail of everything that happens in the account, in files whose chain of digests shows a change. */
export const trail = (
  scope: Construct,
  id: string,
  { watched, ...where }: TrailProps,
): CfnTrail => {
  const made = new CfnTrail(scope, id, {
    ...where,
    isLogging: true,
    enableLogFileValidation: true,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: true,
    advancedEventSelectors: [...selectors(watched)],
  });
  made.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return made;
};

const selectors = (
  watched: readonly Bucket[],
): readonly CfnTrail.AdvancedEventSelectorProperty[] => [
  {
    name: 'keys, roles and everything else that is managed',
    fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
  },
  {
    name: 'every object of the room',
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
      { field: 'resources.ARN', startsWith: watched.map(({ bucketArn }) => `${bucketArn}/`) },
    ],
  },
  {
    // An administrator can call a function with an event of his own making, or make another function that
    // runs as a role of the room: no function of the account is left out.
    name: 'every call of every function',
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: ['AWS::Lambda::Function'] },
    ],
  },
];
