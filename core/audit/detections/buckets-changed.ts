import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket, its policy or its protection was changed, or another one was made. */
export const bucketsChanged: Detection = {
  id: 'buckets-changed',
  title: 'A bucket, its policy or its protection was changed, or another one was made',
  severity: 'medium',
  techniques: ['T1578', 'T1562.001'],
  means:
    'What guards the objects of a room stands in the settings of its buckets. In a running room nobody changes them.',
  todo: 'Compare the bucket with the source (airlock verify-deployment), and see whether a deployment was under way.',
  scope: 'account',
  calls: {
    s3: [
      'CreateAccessPoint*',
      'CreateBucket*',
      'DeleteAccessPoint*',
      'DeleteAccountPublicAccessBlock',
      'DeleteBucket*',
      'DeleteMultiRegionAccessPoint*',
      'PutAccessPoint*',
      'PutAccountPublicAccessBlock',
      'PutBucket*',
      'PutMultiRegionAccessPoint*',
      'PutObjectLockConfiguration',
      'UpdateBucket*',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'a policy is put',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'an access control list is put',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: { bucketName: exampleBucket('vault'), 'x-amz-acl': ['private'] },
        }),
      ],
    },
    {
      says: 'a lifecycle is put',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketLifecycle', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'an access point is made',
      fires: true,
      events: [
        exampleEvent('s3:CreateAccessPoint', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'a policy is read',
      fires: false,
      events: [
        exampleEvent('s3:GetBucketPolicy', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
    {
      says: 'an object is put',
      fires: false,
      events: [
        exampleEvent('s3:PutObject', {
          requestParameters: { bucketName: exampleBucket('vault'), key: 'a' },
        }),
      ],
    },
    {
      says: 'a call of that name of another service',
      fires: false,
      events: [exampleEvent('ec2:PutBucketPolicy')],
    },
  ],
};
