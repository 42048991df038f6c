import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** Credentials of a user changed. */
export const credentialsChanged: Detection = {
  id: 'credentials-changed',
  title: 'Credentials of a user changed',
  severity: 'informational',
  techniques: ['T1098.001'],
  means:
    'A key or a password was made, changed, switched or deleted. People do so; it tells when somebody else could have.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: {
    iam: [
      'ChangePassword',
      'CreateAccessKey',
      'UpdateAccessKey',
      'DeleteAccessKey',
      'CreateLoginProfile',
      'UpdateLoginProfile',
      'DeleteLoginProfile',
      'UploadSSHPublicKey',
      'CreateServiceSpecificCredential',
      'ResetServiceSpecificCredential',
    ],
  },
  examples: [
    {
      says: 'a password',
      fires: true,
      events: [exampleEvent('iam:ChangePassword', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'a password that is too short',
      fires: false,
      events: [exampleEvent('iam:ChangePassword', { errorCode: 'PasswordPolicyViolation' })],
    },
    {
      says: 'a second factor more',
      fires: false,
      events: [exampleEvent('iam:CreateVirtualMFADevice')],
    },
  ],
};
