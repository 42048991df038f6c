import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** Versions can be deleted without a second factor. */
export const mfaDeleteDisabled: Detection = {
  id: 'mfa-delete-disabled',
  title: 'Versions can be deleted without a second factor',
  severity: 'medium',
  techniques: ['T1490', 'T1556.006'],
  means: 'Whoever holds one secret of the owner can delete versions for good.',
  todo: 'Ask the owner of the account why, and turn it on again.',
  scope: 'resource',
  calls: { s3: ['PutBucketVersioning'] },
  examples: [
    {
      says: 'it is disabled',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Enabled', MfaDelete: 'Disabled' },
          },
        }),
      ],
    },
    {
      says: 'it is enabled',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketVersioning', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            VersioningConfiguration: { Status: 'Enabled', MfaDelete: 'Enabled' },
          },
        }),
      ],
    },
    {
      says: 'nothing is said of it',
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
            VersioningConfiguration: { MfaDelete: 'Disabled' },
          },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
