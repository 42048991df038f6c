import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A policy of the account changed. */
export const policyChanged: Detection = {
  id: 'policy-changed',
  title: 'A policy of the account changed',
  severity: 'informational',
  techniques: ['T1098.003', 'T1548'],
  means: 'Rights were given or taken. Deployments do so; it tells who could do what from when on.',
  todo: 'Compare it with what was deployed that day.',
  scope: 'account',
  calls: {
    iam: [
      'Attach*',
      'Detach*',
      'PutUserPolicy',
      'PutRolePolicy',
      'PutGroupPolicy',
      'DeleteUserPolicy',
      'DeleteRolePolicy',
      'DeleteGroupPolicy',
      'CreatePolicy',
      'CreatePolicyVersion',
      'DeletePolicy',
      'DeletePolicyVersion',
      'SetDefaultPolicyVersion',
      'PutUserPermissionsBoundary',
      'PutRolePermissionsBoundary',
      'DeleteUserPermissionsBoundary',
      'DeleteRolePermissionsBoundary',
      'AddUserToGroup',
      'UpdateAssumeRolePolicy',
    ],
  },
  examples: [
    {
      says: 'a policy of a group is deleted',
      fires: true,
      events: [exampleEvent('iam:DeleteGroupPolicy')],
    },
    {
      says: 'one that is not there',
      fires: false,
      events: [exampleEvent('iam:DeleteGroupPolicy', { errorCode: 'NoSuchEntity' })],
    },
    { says: 'a look at a policy', fires: false, events: [exampleEvent('iam:GetGroupPolicy')] },
  ],
};
