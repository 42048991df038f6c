import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, exampleKey, roomRole } from '#core/audit/example-event.ts';

/** A key was used. */
export const keysUsed: Detection = {
  id: 'keys-used',
  title: 'A key was used',
  severity: 'informational',
  techniques: [],
  means:
    'How often somebody used a key, by key and by whom: in a running room that is the work of its roles, and nobody else.',
  todo: 'Compare the numbers with those of the ledger: each drop and each question takes keys.',
  scope: 'resource',
  calls: {
    kms: [
      'GenerateMac',
      'VerifyMac',
      'Decrypt',
      'Encrypt',
      'ReEncrypt',
      'GenerateDataKey*',
      'GenerateRandom',
      'Sign',
      'Verify',
      'DeriveSharedSecret',
    ],
  },
  examples: [
    {
      says: 'a role of the room makes tokens',
      fires: true,
      events: [
        exampleEvent('kms:GenerateMac', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }] },
          userIdentity: roomRole('tokenise-part'),
        }),
      ],
    },
    {
      says: 'somebody describes a key',
      fires: false,
      events: [
        exampleEvent('kms:DescribeKey', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
        }),
      ],
    },
    {
      says: 'a use that was refused',
      fires: false,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
