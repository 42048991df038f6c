import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** AWS put a leaked key into quarantine. */
export const keyQuarantined: Detection = {
  id: 'key-quarantined',
  title: 'AWS put a leaked key into quarantine',
  severity: 'high',
  techniques: ['T1552.001', 'T1078.004'],
  means:
    'AWS found an access key of this account in public and narrowed its user. Who found it first is not known.',
  todo: 'Deactivate the key, read all that it did since it was made, and find where it leaked.',
  scope: 'account',
  calls: { iam: ['AttachUserPolicy', 'AttachGroupPolicy', 'AttachRolePolicy'] },
  examples: [
    {
      says: 'the policy of quarantine',
      fires: true,
      events: [
        exampleEvent('iam:AttachUserPolicy', {
          requestParameters: {
            userName: 'ci',
            policyArn: 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
          },
        }),
      ],
    },
    {
      says: 'another policy of AWS',
      fires: false,
      events: [
        exampleEvent('iam:AttachUserPolicy', {
          requestParameters: {
            userName: 'ci',
            policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
          },
        }),
      ],
    },
  ],
};
