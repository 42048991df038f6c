import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_PARTY, exampleEvent, exampleKey, roomRole } from '#core/audit/example-event.ts';

/** A key of the room was used by somebody whose work it is not. */
export const keyUsedByAnother: Detection = {
  id: 'key-used-by-another',
  title: 'A key of the room was used by somebody whose work it is not',
  severity: 'critical',
  techniques: ['T1078.004', 'T1530'],
  means:
    'Only the roles of the room work with its keys. Whoever else uses one can make tokens of people, read lists, or seal entries of a ledger that the room never wrote.',
  todo: 'Freeze the room, keep the trail, and ask who that principal is and by which policy or grant it came to the key.',
  scope: 'resource',
  knowsRoom: true,
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
      says: 'an administrator has tokens made',
      fires: true,
      events: [
        exampleEvent('kms:GenerateMac', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
        }),
      ],
    },
    {
      says: 'a role of the room uses a key that is not of its work',
      fires: true,
      events: [
        exampleEvent('kms:GenerateMac', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }] },
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'a role of the same name in another account',
      fires: true,
      events: [
        exampleEvent('kms:Decrypt', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }] },
          userIdentity: { ...roomRole('answer-question'), accountId: '999999999999' },
        }),
      ],
    },
    {
      says: 'a role of the same name, of which no account is told',
      fires: true,
      events: [
        exampleEvent('kms:Decrypt', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }] },
          userIdentity: { ...roomRole('answer-question'), accountId: undefined },
        }),
      ],
    },
    {
      says: 'an administrator opens a sealed drop',
      fires: true,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('opener') }],
          requestParameters: { keyId: 'opener', encryptionAlgorithm: 'RSAES_OAEP_SHA_256' },
        }),
      ],
    },
    {
      says: 'who hands out the public half of the key that opens sealed drops opens one',
      fires: true,
      events: [
        exampleEvent('kms:Decrypt', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('opener') }] },
          userIdentity: roomRole('tell-subject'),
        }),
      ],
    },
    {
      says: 'each role does its own work',
      fires: false,
      events: [
        exampleEvent('kms:GenerateMac', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }] },
          userIdentity: roomRole('tokenise-part'),
        }),
        exampleEvent('kms:Decrypt', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }] },
          userIdentity: roomRole('answer-question'),
        }),
        exampleEvent('kms:Decrypt', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('opener') }] },
          userIdentity: roomRole('tokenise-part'),
        }),
      ],
    },
    {
      says: 'the auditor verifies a seal',
      fires: false,
      events: [
        exampleEvent('kms:VerifyMac', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('ledger') }] },
          userIdentity: roomRole('auditor'),
        }),
      ],
    },
    {
      says: 'a party puts a drop under its key',
      fires: false,
      events: [
        exampleEvent('kms:GenerateDataKey', {
          ...{ resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('drops') }] },
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ],
    },
    {
      says: 'a key that is not of the room',
      fires: false,
      events: [
        exampleEvent('kms:Decrypt', {
          resources: [
            { type: 'AWS::KMS::Key', ARN: 'arn:aws:kms:eu-west-1:111111111111:key/other' },
          ],
        }),
      ],
    },
    {
      says: 'a use that was refused is another detection',
      fires: false,
      events: [
        exampleEvent('kms:GenerateMac', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
