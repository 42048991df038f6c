import type { Detection } from '#core/audit/detection.ts';
import {
  dataEvent,
  EXAMPLE_PARTY,
  exampleBucket,
  onObject,
  roomRole,
} from '#core/audit/example-event.ts';

/** A drop, a list, a result or the ledger was read by somebody whose work it is not. */
export const objectsReadByAnother: Detection = {
  id: 'objects-read-by-another',
  title: 'A drop, a list, a result or the ledger was read by somebody whose work it is not',
  severity: 'critical',
  techniques: ['T1530'],
  means:
    'Nobody but the roles of the room reads these: whoever else did has people in clear text, their tokens, or counts before they were released.',
  todo: 'Freeze the room, find out which objects and by which right, and begin with the clocks of a personal data breach.',
  scope: 'resource',
  knowsRoom: true,
  calls: {
    s3: [
      'CopyObject',
      'GetObject',
      'GetObjectAttributes',
      'GetObjectTorrent',
      'SelectObjectContent',
      'UploadPartCopy',
    ],
  },
  examples: [
    {
      says: 'an administrator reads a drop',
      fires: true,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/part.parquet', {}),
        }),
      ],
    },
    {
      says: 'an administrator reads the labels of a list',
      fires: true,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('releases'), 'lists/1.labels', {}),
        }),
      ],
    },
    {
      says: 'a party reads the labels of a list, or an answer',
      fires: false,
      events: ['lists/1.labels', 'releases/1.json'].map((key) =>
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('releases'), key, {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ),
    },
    {
      says: 'a role of the room reads what is not of its work',
      fires: true,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}),
          userIdentity: roomRole('read-manifest'),
        }),
      ],
    },
    {
      says: 'a party reads a list',
      fires: true,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ],
    },
    {
      says: 'somebody copies a list away',
      fires: true,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject('elsewhere', 'a', {
            'x-amz-copy-source': 'room-bucket-of-vault/vault/a.parquet',
          }),
        }),
      ],
    },
    {
      says: 'somebody asks a file for some of its lines',
      fires: true,
      events: [
        dataEvent('s3:SelectObjectContent', {
          ...onObject(exampleBucket('results'), 'results/a.csv', {}),
        }),
      ],
    },
    {
      says: 'each role reads what is of its work',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/manifest.json', {}),
          userIdentity: roomRole('read-manifest'),
        }),
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}),
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'a party reads the ledger, and the auditor too',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/1.json', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/1.json', {}),
          userIdentity: roomRole('auditor'),
        }),
      ],
    },
    {
      says: 'an object of no room',
      fires: false,
      events: [dataEvent('s3:GetObject', { ...onObject('elsewhere', 'a', {}) })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('vault'), 'vault/a.parquet', {}),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
