import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** Another user's password was set. */
export const passwordSetForAnother: Detection = {
  id: 'password-set-for-another',
  title: "Another user's password was set",
  severity: 'medium',
  techniques: ['T1098'],
  means:
    'Who sets the password of another, to be kept, can sign in as him. Help desks set one that has to be changed at once.',
  todo: 'Ask the user. Take his password away until he answers, and look at his sign-ins.',
  scope: 'account',
  calls: { iam: ['CreateLoginProfile', 'UpdateLoginProfile'] },
  examples: [
    {
      says: 'a password to be kept',
      fires: true,
      events: [
        exampleEvent('iam:UpdateLoginProfile', {
          requestParameters: { userName: 'alice', passwordResetRequired: false },
        }),
      ],
    },
    {
      says: 'a first password',
      fires: true,
      events: [
        exampleEvent('iam:CreateLoginProfile', { requestParameters: { userName: 'alice' } }),
      ],
    },
    {
      says: 'his own',
      fires: false,
      events: [
        exampleEvent('iam:UpdateLoginProfile', {
          userIdentity: iamUser('alice'),
          requestParameters: { userName: 'alice', passwordResetRequired: false },
        }),
      ],
    },
    {
      says: 'one that has to be changed',
      fires: false,
      events: [
        exampleEvent('iam:UpdateLoginProfile', {
          requestParameters: { userName: 'alice', passwordResetRequired: true },
        }),
      ],
    },
  ],
};
