import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';
import { ROOT } from '#core/audit/example-people.ts';

/** The root user was given an access key. */
export const rootKeyCreated: Detection = {
  id: 'root-key-created',
  title: 'The root user was given an access key',
  severity: 'critical',
  techniques: ['T1098.001'],
  means: 'A key that can do everything, for ever, and that no policy holds.',
  todo: 'Delete the key now. Then read all that was done with it, and change the password of the root user.',
  scope: 'account',
  examples: [
    {
      says: 'a key of his own',
      fires: true,
      events: [exampleEvent('iam:CreateAccessKey', { userIdentity: ROOT })],
    },
    {
      says: 'a key for a user',
      fires: false,
      events: [
        exampleEvent('iam:CreateAccessKey', {
          userIdentity: ROOT,
          requestParameters: { userName: 'ci' },
        }),
      ],
    },
    {
      says: 'a user makes one',
      fires: false,
      events: [exampleEvent('iam:CreateAccessKey', { userIdentity: iamUser('alice') })],
    },
  ],
};
