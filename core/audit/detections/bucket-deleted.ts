import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket was deleted. */
export const bucketDeleted: Detection = {
  id: 'bucket-deleted',
  title: 'A bucket was deleted',
  severity: 'high',
  techniques: ['T1485'],
  means: 'A bucket can be deleted when it is empty: somebody emptied it before.',
  todo: 'See what it held and who deleted that; nobody else may take its name, or parties would write into a bucket of a stranger.',
  scope: 'resource',
  calls: { s3: ['DeleteBucket'] },
  examples: [
    {
      says: 'a bucket is deleted',
      fires: true,
      events: [
        exampleEvent('s3:DeleteBucket', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'it was not empty',
      fires: false,
      events: [
        exampleEvent('s3:DeleteBucket', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'BucketNotEmpty',
        }),
      ],
    },
    {
      says: 'a setting of it is deleted',
      fires: false,
      events: [
        exampleEvent('s3:DeleteBucketPolicy', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
  ],
};
