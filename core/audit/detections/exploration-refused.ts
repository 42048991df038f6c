import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, iamUser, refusedEvent } from '#core/audit/example-event.ts';

/** A person asked what there is, and was refused. */
export const explorationRefused: Detection = {
  id: 'exploration-refused',
  title: 'A person asked what there is, and was refused',
  severity: 'low',
  techniques: ['T1580', 'T1087.004'],
  means:
    'Somebody reads lists and settings with the credentials of a person who may not. The console does so by itself; this did not come from the console.',
  todo: 'Ask the person. If he does not know of it, take his keys away and look what they did before.',
  scope: 'account',
  examples: [
    {
      says: 'a user asks for a role',
      fires: true,
      events: [refusedEvent('iam:GetRole', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'the console asks for it',
      fires: false,
      events: [
        refusedEvent('iam:GetRole', {
          userIdentity: iamUser('alice'),
          userAgent: 'aws-internal/3 aws-sdk-java/1.12.124',
        }),
      ],
    },
    {
      says: 'a user asks for an object',
      fires: false,
      events: [refusedEvent('s3:GetObject', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'it is granted',
      fires: false,
      events: [exampleEvent('iam:GetRole', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'a function is refused',
      fires: false,
      events: [refusedEvent('iam:GetRole', { userIdentity: assumedRole('worker') })],
    },
  ],
};
