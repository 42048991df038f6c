import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, exampleKey } from '#core/audit/example-event.ts';

/** A key was disabled, or is to be deleted. */
export const keysSetAside: Detection = {
  id: 'keys-set-aside',
  title: 'A key was disabled, or is to be deleted',
  severity: 'critical',
  techniques: ['T1485', 'T1490'],
  means:
    'What a key encrypted cannot be read without it, and what it sealed cannot be verified: the ledger and every list go with it.',
  todo: 'Cancel the deletion (kms:CancelKeyDeletion leaves the key disabled: enable it too), then find out who asked for it.',
  scope: 'account',
  calls: {
    kms: [
      'DeleteCustomKeyStore',
      'DeleteImportedKeyMaterial',
      'DisableKey',
      'DisableKeyRotation',
      'DisconnectCustomKeyStore',
      'ScheduleKeyDeletion',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'a key is to be deleted',
      fires: true,
      events: [
        exampleEvent('kms:ScheduleKeyDeletion', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('ledger') }],
          requestParameters: { keyId: 'ledger', pendingWindowInDays: 7 },
        }),
      ],
    },
    {
      says: 'a key is disabled, and the event names no resource',
      fires: true,
      events: [exampleEvent('kms:DisableKey', { requestParameters: { keyId: 'ledger' } })],
    },
    {
      says: 'its material is deleted',
      fires: true,
      events: [
        exampleEvent('kms:DeleteImportedKeyMaterial', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
        }),
      ],
    },
    {
      says: 'a deletion is cancelled',
      fires: false,
      events: [
        exampleEvent('kms:CancelKeyDeletion', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('ledger') }],
        }),
      ],
    },
    {
      says: 'a key that is not there',
      fires: false,
      events: [exampleEvent('kms:DisableKey', { errorCode: 'NotFoundException' })],
    },
  ],
};
