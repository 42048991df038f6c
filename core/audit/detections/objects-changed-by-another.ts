import type { Detection } from '#core/audit/detection.ts';
import {
  dataEvent,
  EXAMPLE_PARTY,
  exampleBucket,
  onObject,
  roomRole,
} from '#core/audit/example-event.ts';
import { OBJECT_CHANGES } from '#core/audit/object-changes.ts';

/** A list, a result or a release was written or deleted by somebody whose work it is not. */
export const objectsChangedByAnother: Detection = {
  id: 'objects-changed-by-another',
  title: 'A list, a result or a release was written or deleted by somebody whose work it is not',
  severity: 'critical',
  techniques: ['T1565.001', 'T1485'],
  means: 'What questions are answered from, or what was answered, is not what the room made.',
  todo: 'Freeze the room, see which lists its daily verification found damaged (airlock status), and have the parties deliver anew what was touched.',
  scope: 'resource',
  knowsRoom: true,
  calls: {
    s3: OBJECT_CHANGES,
  },
  examples: [
    {
      says: 'an administrator puts a list',
      fires: true,
      events: [
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}) }),
      ],
    },
    {
      says: 'somebody deletes a release',
      fires: true,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('releases'), 'releases/1.json', {}),
        }),
      ],
    },
    {
      says: 'somebody deletes a drop',
      fires: true,
      events: [
        dataEvent('s3:DeleteObjects', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/part.parquet', {}),
        }),
      ],
    },
    {
      says: 'a role that only reads writes',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}),
          userIdentity: roomRole('verify-room'),
        }),
      ],
    },
    {
      says: 'a role writes what is of its work',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('results'), 'results/a.csv', {}),
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'a party delivers a drop in parts',
      fires: false,
      events: [
        dataEvent('s3:CreateMultipartUpload', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/part.parquet', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
        dataEvent('s3:UploadPart', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/part.parquet', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ],
    },
    {
      says: 'an object of no room',
      fires: false,
      events: [dataEvent('s3:PutObject', { ...onObject('elsewhere', 'a', {}) })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('releases'), 'releases/1.json', {}),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
