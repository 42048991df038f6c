import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket keeps no earlier versions any more. */
export const bucketVersioningSuspended: Detection = {
  id: 'bucket-versioning-suspended',
  title: 'A bucket keeps no earlier versions any more',
  severity: 'high',
  techniques: ['T1490', 'T1562.001'],
  means: 'What is deleted or written over is gone at once; the ledger is kept by its versions.',
  todo: 'Turn versioning on again, and see what was deleted or written over meanwhile.',
  scope: 'resource',
  calls: { s3: ['PutBucketVersioning'] },
  examples: [
    {
      says: 'versioning is suspended',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Suspended' },
          },
        }),
      ],
    },
    {
      says: 'by another word',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Disabled' },
          },
        }),
      ],
    },
    {
      says: 'versioning is enabled',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Enabled' },
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Suspended' },
          },
          errorCode: 'AccessDenied',
        }),
      ],
    },
    {
      says: 'a call of that name of another service',
      fires: false,
      events: [
        exampleEvent('ec2:PutBucketVersioning', {
          requestParameters: { VersioningConfiguration: { Status: 'Suspended' } },
        }),
      ],
    },
  ],
};
