import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** Credentials were made for another user. */
export const keyMadeForAnother: Detection = {
  id: 'key-made-for-another',
  title: 'Credentials were made for another user',
  severity: 'medium',
  techniques: ['T1098.001'],
  means:
    'Who makes a key for another can act as him from then on. People renew their own keys; this one was not his own.',
  todo: 'Ask the user whose key it is. Deactivate it until he answers.',
  scope: 'account',
  calls: {
    iam: [
      'CreateAccessKey',
      'CreateServiceSpecificCredential',
      'UploadSSHPublicKey',
      'UploadSigningCertificate',
    ],
  },
  examples: [
    {
      says: 'a key for somebody else',
      fires: true,
      events: [
        exampleEvent('iam:CreateAccessKey', {
          userIdentity: iamUser('mallory'),
          requestParameters: { userName: 'alice' },
        }),
      ],
    },
    {
      says: 'a key of his own',
      fires: false,
      events: [
        exampleEvent('iam:CreateAccessKey', {
          userIdentity: iamUser('alice'),
          requestParameters: { userName: 'alice' },
        }),
      ],
    },
    {
      says: 'a key of his own, without a name',
      fires: false,
      events: [exampleEvent('iam:CreateAccessKey', { userIdentity: iamUser('alice') })],
    },
  ],
};
