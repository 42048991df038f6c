import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';
import { ROOT } from '#core/audit/example-people.ts';

/** The password or mail address of the root user changed. */
export const rootPasswordChanged: Detection = {
  id: 'root-password-changed',
  title: 'The password or mail address of the root user changed',
  severity: 'high',
  techniques: ['T1098'],
  means: 'Whoever changed it owns the account from then on.',
  todo: 'Ask who holds it. If nobody did, take the account back by AWS Support at once.',
  scope: 'account',
  examples: [
    {
      says: 'a new password',
      fires: true,
      events: [
        exampleEvent('signin:PasswordUpdated', {
          userIdentity: ROOT,
          responseElements: { PasswordUpdated: 'Success' },
        }),
      ],
    },
    {
      says: 'it is not taken',
      fires: false,
      events: [
        exampleEvent('signin:PasswordUpdated', {
          userIdentity: ROOT,
          responseElements: { PasswordUpdated: 'Failure' },
        }),
      ],
    },
    {
      says: 'a user changes his own',
      fires: false,
      events: [exampleEvent('iam:ChangePassword', { userIdentity: iamUser('alice') })],
    },
  ],
};
