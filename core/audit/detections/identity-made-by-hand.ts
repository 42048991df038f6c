import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** An identity was made by hand. */
export const identityMadeByHand: Detection = {
  id: 'identity-made-by-hand',
  title: 'An identity was made by hand',
  severity: 'low',
  techniques: ['T1136.003'],
  means:
    'A user, a role or a group was made by somebody, and not by CloudFormation: nothing that is reviewed says why it is there.',
  todo: 'Find who made it. What is needed belongs into a template, and the rest goes.',
  scope: 'account',
  calls: { iam: ['CreateUser', 'CreateGroup', 'CreateRole', 'CreateInstanceProfile'] },
  examples: [
    { says: 'a user by a person', fires: true, events: [exampleEvent('iam:CreateUser')] },
    {
      says: 'a user by CloudFormation',
      fires: false,
      events: [
        exampleEvent('iam:CreateUser', {
          userIdentity: { ...assumedRole('deploy'), invokedBy: 'cloudformation.amazonaws.com' },
        }),
      ],
    },
    {
      says: 'one that was there',
      fires: false,
      events: [exampleEvent('iam:CreateUser', { errorCode: 'EntityAlreadyExists' })],
    },
  ],
};
