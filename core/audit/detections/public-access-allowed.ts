import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A block of public access was taken away. */
export const publicAccessAllowed: Detection = {
  id: 'public-access-allowed',
  title: 'A block of public access was taken away',
  severity: 'high',
  techniques: ['T1562.007', 'T1530'],
  means: 'Without the block, one line in a policy is enough to show a bucket to everybody.',
  todo: 'Put the block back, and read the policies of the buckets of the account.',
  scope: 'account',
  examples: [
    {
      says: 'the block of a bucket is deleted',
      fires: true,
      events: [
        exampleEvent('s3:DeleteBucketPublicAccessBlock', {
          requestParameters: { bucketName: exampleBucket('vault'), publicAccessBlock: '' },
        }),
      ],
    },
    {
      says: 'the block of the account is deleted',
      fires: true,
      events: [exampleEvent('s3:DeleteAccountPublicAccessBlock')],
    },
    {
      says: 'one of its four is turned off',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPublicAccessBlock', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: false,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        }),
      ],
    },
    {
      says: 'two of its four are left out, which are off then',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPublicAccessBlock', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true },
          },
        }),
      ],
    },
    {
      says: 'a block is put',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPublicAccessBlock', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        }),
      ],
    },
    {
      says: 'a block of which the log does not tell the parts',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPublicAccessBlock', {
          requestParameters: { bucketName: exampleBucket('vault'), publicAccessBlock: '' },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:DeleteBucketPublicAccessBlock', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
