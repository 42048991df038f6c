import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, exampleKey } from '#core/audit/example-event.ts';

/** Who may use a key was changed, or which key a name means. */
export const keysChanged: Detection = {
  id: 'keys-changed',
  title: 'Who may use a key was changed, or which key a name means',
  severity: 'high',
  techniques: ['T1098', 'T1556'],
  means:
    'Whoever can change the policy, the grants or the alias of a key can give its use to himself, or put a key of his own in its place.',
  todo: 'Compare the policy of the key with the one of the source (airlock verify-deployment) and take back what is more than that.',
  scope: 'account',
  calls: {
    kms: [
      'CreateAlias',
      'CreateGrant',
      'DeleteAlias',
      'ImportKeyMaterial',
      'PutKeyPolicy',
      'ReplicateKey',
      'RetireGrant',
      'RevokeGrant',
      'UpdateAlias',
      'UpdatePrimaryRegion',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'a grant is given',
      fires: true,
      events: [
        exampleEvent('kms:CreateGrant', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
          requestParameters: {
            granteePrincipal: 'arn:aws:iam::999999999999:root',
            operations: ['GenerateMac'],
          },
        }),
      ],
    },
    {
      says: 'a policy is put',
      fires: true,
      events: [
        exampleEvent('kms:PutKeyPolicy', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('vault') }],
        }),
      ],
    },
    {
      says: 'an alias is moved to another key',
      fires: true,
      events: [
        exampleEvent('kms:UpdateAlias', {
          requestParameters: { aliasName: 'alias/room', targetKeyId: 'other' },
        }),
      ],
    },
    {
      says: 'policies and grants are read',
      fires: false,
      events: [
        exampleEvent('kms:GetKeyPolicy', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
        }),
        exampleEvent('kms:ListGrants', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('kms:PutKeyPolicy', {
          resources: [{ type: 'AWS::KMS::Key', ARN: exampleKey('token') }],
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
