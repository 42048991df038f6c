import type { Detection } from '#core/audit/detection.ts';
import {
  dataEvent,
  EXAMPLE_PARTY,
  exampleBucket,
  onObject,
  roomRole,
} from '#core/audit/example-event.ts';
import { OBJECT_CHANGES } from '#core/audit/object-changes.ts';

/** The ledger was written or deleted by somebody whose work it is not. */
export const ledgerChangedByAnother: Detection = {
  id: 'ledger-changed-by-another',
  title: 'The ledger was written or deleted by somebody whose work it is not',
  severity: 'critical',
  techniques: ['T1070', 'T1565.001', 'T1485'],
  means:
    'The ledger is the proof of what the room did. Entries that are deleted or put by others break its chain, or hide what happened.',
  todo: 'Verify the ledger (airlock ledger verify) against the heads that the parties kept; earlier versions are under the lock of the bucket.',
  scope: 'resource',
  knowsRoom: true,
  calls: {
    s3: OBJECT_CHANGES,
  },
  examples: [
    {
      says: 'somebody deletes an entry',
      fires: true,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/000001.json', {}),
        }),
      ],
    },
    {
      says: 'somebody puts a head',
      fires: true,
      events: [
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('ledger'), 'ledger-head.json', {}) }),
      ],
    },
    {
      says: 'a role that only reads the ledger writes it',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/000002.json', {}),
          userIdentity: roomRole('tokenise-part'),
        }),
      ],
    },
    {
      says: 'whoever appends does it',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/000002.json', {}),
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'a party reads it',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/000002.json', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('ledger'), 'ledger/000001.json', {}),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
