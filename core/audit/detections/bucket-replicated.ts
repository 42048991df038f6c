import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket is copied somewhere else from now on. */
export const bucketReplicated: Detection = {
  id: 'bucket-replicated',
  title: 'A bucket is copied somewhere else from now on',
  severity: 'high',
  techniques: ['T1537'],
  means:
    'Every object that is written lands in another bucket too, which may be of another account.',
  todo: 'Delete the replication, and find out whose bucket received what since then.',
  scope: 'resource',
  calls: { s3: ['PutBucketReplication'] },
  examples: [
    {
      says: 'replication is put',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketReplication', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            ReplicationConfiguration: {
              Rule: { Destination: { Bucket: 'arn:aws:s3:::elsewhere' } },
            },
          },
        }),
      ],
    },
    {
      says: 'replication is read',
      fires: false,
      events: [
        exampleEvent('s3:GetBucketReplication', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketReplication', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
