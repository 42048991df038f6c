import type { Detection } from '#core/audit/detection.ts';
import { awsService, exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** A user took a role. */
export const roleTakenByUser: Detection = {
  id: 'role-taken-by-user',
  title: 'A user took a role',
  severity: 'informational',
  techniques: ['T1078.004', 'T1550.001'],
  means: 'A user with a lasting key or password acts with the rights of a role.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: { sts: ['AssumeRole'] },
  examples: [
    {
      says: 'a user',
      fires: true,
      events: [exampleEvent('sts:AssumeRole', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'a service',
      fires: false,
      events: [exampleEvent('sts:AssumeRole', { userIdentity: awsService('lambda') })],
    },
  ],
};
