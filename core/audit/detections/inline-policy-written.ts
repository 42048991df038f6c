import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A policy was written into a user, a role or a group. */
export const inlinePolicyWritten: Detection = {
  id: 'inline-policy-written',
  title: 'A policy was written into a user, a role or a group',
  severity: 'low',
  techniques: ['T1098.003'],
  means: 'Such a policy stands in no list of policies, and is easily overlooked.',
  todo: 'Read it. What is needed belongs into a template.',
  scope: 'account',
  calls: { iam: ['PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy'] },
  examples: [
    { says: 'a policy of a role', fires: true, events: [exampleEvent('iam:PutRolePolicy')] },
    {
      says: 'CloudFormation writes it',
      fires: false,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          userIdentity: { ...assumedRole('deploy'), invokedBy: 'cloudformation.amazonaws.com' },
        }),
      ],
    },
    { says: 'it is refused', fires: false, events: [refusedEvent('iam:PutRolePolicy')] },
  ],
};
