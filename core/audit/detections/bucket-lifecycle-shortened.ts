import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket deletes what it holds within days. */
export const bucketLifecycleShortened: Detection = {
  id: 'bucket-lifecycle-shortened',
  title: 'A bucket deletes what it holds within days',
  severity: 'high',
  techniques: ['T1485.001', 'T1490', 'T1562.008'],
  means:
    'A rule of a week or less deletes records and lists by itself, and no call of a person tells of it.',
  todo: 'Delete the rule within its time: S3 runs such rules once a day. A deployment sets one for parts that were left over in staging/.',
  scope: 'resource',
  examples: [
    {
      says: 'everything goes after a day',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: {
              Rule: { Status: 'Enabled', Filter: { Prefix: '*' }, Expiration: { Days: 1 } },
            },
          },
        }),
      ],
    },
    {
      says: 'one rule of several does it',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: {
              Rule: [
                { Status: 'Enabled', Expiration: { Days: 730 } },
                { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'on a day that is named',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: {
              Rule: { Status: 'Enabled', Expiration: { Date: '2026-03-02T00:00:00Z' } },
            },
          },
        }),
      ],
    },
    {
      says: 'such a rule that is disabled, beside a long one',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: {
              Rule: [
                { Status: 'Disabled', Expiration: { Days: 1 } },
                { Status: 'Enabled', Expiration: { Days: 730 } },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'uploads that were not ended',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: {
              Rule: {
                Status: 'Enabled',
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
              },
            },
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            LifecycleConfiguration: { Rule: { Status: 'Enabled', Expiration: { Days: 1 } } },
          },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
