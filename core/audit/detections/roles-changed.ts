import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A role, a user or a policy of the account was changed. */
export const rolesChanged: Detection = {
  id: 'roles-changed',
  title: 'A role, a user or a policy of the account was changed',
  severity: 'high',
  techniques: ['T1098'],
  means:
    'Whoever changes who may do what can give himself the work of the room. In a running room nobody does.',
  todo: 'Compare roles and policies with the source (airlock verify-deployment) and take back what is more than that.',
  scope: 'account',
  calls: {
    iam: [
      'Add*',
      'Attach*',
      'Create*',
      'Deactivate*',
      'Delete*',
      'Detach*',
      'Enable*',
      'Put*',
      'Remove*',
      'Set*',
      'Update*',
      'Upload*',
    ],
  },
  watch: { global: true },
  examples: [
    {
      says: 'a policy is put into a role',
      fires: true,
      events: [exampleEvent('iam:PutRolePolicy', {})],
    },
    {
      says: 'a policy is attached',
      fires: true,
      events: [exampleEvent('iam:AttachRolePolicy', {})],
    },
    {
      says: 'somebody else may take a role',
      fires: true,
      events: [exampleEvent('iam:UpdateAssumeRolePolicy', {})],
    },
    { says: 'a user gets a key', fires: true, events: [exampleEvent('iam:CreateAccessKey', {})] },
    {
      says: 'a second factor is taken away',
      fires: true,
      events: [exampleEvent('iam:DeactivateMFADevice', {})],
    },
    {
      says: 'roles are read',
      fires: false,
      events: [
        exampleEvent('iam:GetRole', {}),
        exampleEvent('iam:ListRolePolicies', {}),
        exampleEvent('iam:SimulatePrincipalPolicy', {}),
        exampleEvent('iam:GenerateServiceLastAccessedDetails', {}),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('iam:PutRolePolicy', { errorCode: 'AccessDenied' })],
    },
  ],
};
