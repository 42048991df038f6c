import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** The lock of objects was changed or passed by. */
export const objectLockWeakened: Detection = {
  id: 'object-lock-weakened',
  title: 'The lock of objects was changed or passed by',
  severity: 'high',
  techniques: ['T1490', 'T1070'],
  means:
    'The lock is what keeps entries of the ledger and records of the trail from whoever has every other right.',
  todo: 'Compare the lock with the source; verify the ledger (airlock ledger verify) and the digests of the trail.',
  scope: 'resource',
  examples: [
    {
      says: 'the lock of a bucket is changed',
      fires: true,
      events: [
        exampleEvent('s3:PutObjectLockConfiguration', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'a hold is lifted',
      fires: true,
      events: [
        exampleEvent('s3:PutObjectLegalHold', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'ledger/1.json',
            LegalHold: { Status: 'OFF' },
          },
        }),
      ],
    },
    {
      says: 'a version is deleted by the right to pass the lock by',
      fires: true,
      events: [
        exampleEvent('s3:DeleteObject', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'ledger/1.json',
            'x-amz-bypass-governance-retention': 'true',
          },
        }),
      ],
    },
    {
      says: 'retention is put anew by that right',
      fires: true,
      events: [
        exampleEvent('s3:PutObjectRetention', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'ledger/1.json',
            'x-amz-bypass-governance-retention': 'true',
          },
        }),
      ],
    },
    {
      says: 'a hold is put',
      fires: false,
      events: [
        exampleEvent('s3:PutObjectLegalHold', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'ledger/1.json',
            LegalHold: { Status: 'ON' },
          },
        }),
      ],
    },
    {
      says: 'an object is put with its retention',
      fires: false,
      events: [
        exampleEvent('s3:PutObject', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'ledger/1.json',
            'x-amz-object-lock-mode': 'COMPLIANCE',
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutObjectLockConfiguration', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
