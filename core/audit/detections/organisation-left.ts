import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** The account left its organisation, or lost what the organisation forbids. */
export const organisationLeft: Detection = {
  id: 'organisation-left',
  title: 'The account left its organisation, or lost what the organisation forbids',
  severity: 'high',
  techniques: ['T1562.001', 'T1484'],
  means:
    'Policies of the organisation hold even administrators. Without them nothing stops who stops the trail.',
  todo: 'Ask who owns the organisation. Attach the policy again, and look what was done meanwhile.',
  scope: 'account',
  calls: {
    organizations: [
      'LeaveOrganization',
      'RemoveAccountFromOrganization',
      'DeleteOrganization',
      'CloseAccount',
      'MoveAccount',
      'DetachPolicy',
      'DisablePolicyType',
      'DeletePolicy',
      'UpdatePolicy',
      'DisableAWSServiceAccess',
      'RegisterDelegatedAdministrator',
      'DeregisterDelegatedAdministrator',
      'PutResourcePolicy',
      'AcceptHandshake',
    ],
    account: ['CloseAccount'],
  },
  watch: { global: true },
  examples: [
    {
      says: 'the account leaves',
      fires: true,
      events: [exampleEvent('organizations:LeaveOrganization')],
    },
    {
      says: 'a policy is detached',
      fires: true,
      events: [exampleEvent('organizations:DetachPolicy')],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [refusedEvent('organizations:LeaveOrganization')],
    },
    {
      says: 'a list of accounts',
      fires: false,
      events: [exampleEvent('organizations:ListAccounts')],
    },
  ],
};
