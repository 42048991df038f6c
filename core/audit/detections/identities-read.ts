import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody asked who there is and what he may. */
export const identitiesRead: Detection = {
  id: 'identities-read',
  title: 'Somebody asked who there is and what he may',
  severity: 'informational',
  techniques: ['T1087.004', 'T1069.003'],
  means: 'Tools of every kind ask. It tells what somebody knew when he went on.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: {
    iam: [
      'ListUsers',
      'ListRoles',
      'ListGroups',
      'ListGroupsForUser',
      'ListPolicies',
      'ListAttached*',
      'ListUserPolicies',
      'ListRolePolicies',
      'ListGroupPolicies',
      'ListAccessKeys',
      'ListMFADevices',
      'ListSSHPublicKeys',
      'GetGroup',
      'GetGroupPolicy',
      'GetUserPolicy',
      'GetAccountAuthorizationDetails',
      'GetAccountSummary',
      'GetCredentialReport',
      'GenerateCredentialReport',
      'SimulatePrincipalPolicy',
    ],
    account: ['GetAlternateContact', 'GetContactInformation', 'GetPrimaryEmail'],
    organizations: ['Describe*', 'List*'],
  },
  examples: [
    { says: 'who is in a group', fires: true, events: [exampleEvent('iam:GetGroup')] },
    {
      says: 'all there is',
      fires: true,
      events: [exampleEvent('iam:GetAccountAuthorizationDetails')],
    },
    { says: 'a change', fires: false, events: [exampleEvent('iam:AddUserToGroup')] },
  ],
};
