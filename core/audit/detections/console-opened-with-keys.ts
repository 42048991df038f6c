import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, iamUser } from '#core/audit/example-event.ts';
import { signIn } from '#core/audit/example-people.ts';

/** Credentials of a program were turned into a console. */
export const consoleOpenedWithKeys: Detection = {
  id: 'console-opened-with-keys',
  title: 'Credentials of a program were turned into a console',
  severity: 'medium',
  techniques: ['T1021.007', 'T1550.001'],
  means:
    'Who holds the keys of a role makes a web session of them, which looks like a person at work. The portal of AWS does so for people; a script did it here.',
  todo: 'Ask whose script it is. If nobody knows, end the sessions of the role, and read what it did.',
  scope: 'account',
  calls: { signin: ['GetSigninToken'] },
  examples: [
    {
      says: 'a script',
      fires: true,
      events: [exampleEvent('signin:GetSigninToken', { userAgent: 'python-requests/2.28.0' })],
    },
    {
      says: 'the portal',
      fires: false,
      events: [
        exampleEvent('signin:GetSigninToken', {
          userAgent: 'Jersey/2',
          userIdentity: assumedRole('AWSReservedSSO_Admin', 'alice'),
        }),
      ],
    },
    { says: 'a sign-in', fires: false, events: [signIn({ userIdentity: iamUser('alice') })] },
  ],
};
