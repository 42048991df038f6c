import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A user was created. */
export const userCreated: Detection = {
  id: 'user-created',
  title: 'A user was created',
  severity: 'medium',
  techniques: ['T1136.003'],
  means: 'A user has keys and a password that never expire. No part of a room needs one.',
  todo: 'Ask who made it for whom. Delete it if nobody knows, and look what its keys did.',
  scope: 'account',
  calls: { iam: ['CreateUser'] },
  examples: [
    {
      says: 'a user',
      fires: true,
      events: [exampleEvent('iam:CreateUser', { requestParameters: { userName: 'eve' } })],
    },
    {
      says: 'a name that is taken',
      fires: false,
      events: [exampleEvent('iam:CreateUser', { errorCode: 'EntityAlreadyExistsException' })],
    },
    { says: 'a look at a user', fires: false, events: [exampleEvent('iam:GetUser')] },
  ],
};
