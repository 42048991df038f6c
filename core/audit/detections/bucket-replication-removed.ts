import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A copy of a bucket is kept no longer. */
export const bucketReplicationRemoved: Detection = {
  id: 'bucket-replication-removed',
  title: 'A copy of a bucket is kept no longer',
  severity: 'medium',
  techniques: ['T1490'],
  means: 'Where objects were copied for safety, they are not any more.',
  todo: 'Ask who removed it and why; a room of this source has none.',
  scope: 'resource',
  calls: { s3: ['DeleteBucketReplication'] },
  examples: [
    {
      says: 'replication is deleted',
      fires: true,
      events: [
        exampleEvent('s3:DeleteBucketReplication', {
          requestParameters: { bucketName: exampleBucket('vault'), replication: '' },
        }),
      ],
    },
    {
      says: 'replication is put',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketReplication', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:DeleteBucketReplication', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
    {
      says: 'a call of that name of another service',
      fires: false,
      events: [exampleEvent('ec2:DeleteBucketReplication')],
    },
  ],
};
