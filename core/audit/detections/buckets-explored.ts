import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** Somebody looked at how many buckets are guarded. */
export const bucketsExplored: Detection = {
  id: 'buckets-explored',
  title: 'Somebody looked at how many buckets are guarded',
  severity: 'low',
  techniques: ['T1619', 'T1580'],
  means:
    'Policy, access list or public access of five buckets or more within an hour. The console does so when somebody opens its list; so does who looks for the one that is open.',
  todo: 'Ask who it is. If he does not know of it, look what he read next.',
  scope: 'account',
  calls: {
    s3: [
      'GetBucketAcl',
      'GetBucketPolicy',
      'GetBucketPolicyStatus',
      'GetBucketPublicAccessBlock',
      'GetBucketLogging',
      'GetBucketVersioning',
      'GetBucketEncryption',
      'GetBucketReplication',
      'ListObjects',
      'ListObjectsV2',
      'ListObjectVersions',
    ],
  },
  examples: [
    {
      says: 'of five buckets',
      fires: true,
      events: times(5, (at) =>
        exampleEvent('s3:GetBucketPolicy', { requestParameters: { bucketName: `bucket-${at}` } }),
      ),
    },
    {
      says: 'of one bucket, five times',
      fires: false,
      events: times(5, () =>
        exampleEvent('s3:GetBucketPolicy', { requestParameters: { bucketName: 'bucket' } }),
      ),
    },
    {
      says: 'by a service',
      fires: false,
      events: times(5, (at) =>
        exampleEvent('s3:GetBucketPolicy', {
          sourceIPAddress: 'config.amazonaws.com',
          requestParameters: { bucketName: `bucket-${at}` },
        }),
      ),
    },
  ],
};
