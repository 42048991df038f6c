import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** Inspector, Detective, Security Lake or a firewall was switched off. */
export const inspectionSwitchedOff: Detection = {
  id: 'inspection-switched-off',
  title: 'Inspector, Detective, Security Lake or a firewall was switched off',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'What inspects the account, or keeps what was found, does so no longer.',
  todo: 'Switch it on again, and look what was done meanwhile.',
  scope: 'account',
  calls: {
    inspector2: [
      'Disable',
      'DisassociateMember',
      'DisableDelegatedAdminAccount',
      'CreateFilter',
      'UpdateFilter',
    ],
    detective: ['DeleteGraph', 'DeleteMembers', 'DisableOrganizationAdminAccount'],
    securitylake: [
      'DeleteDataLake',
      'DeleteAwsLogSource',
      'DeleteCustomLogSource',
      'DeleteDataLakeOrganizationConfiguration',
    ],
    wafv2: ['DeleteWebACL', 'DisassociateWebACL', 'DeleteLoggingConfiguration', 'DeleteRuleGroup'],
    'network-firewall': [
      'DeleteFirewall',
      'DeleteLoggingConfiguration',
      'DeleteFirewallPolicy',
      'DeleteRuleGroup',
    ],
    shield: ['DeleteProtection', 'DisassociateDRTRole'],
    auditmanager: ['DeregisterAccount'],
  },
  examples: [
    { says: 'Inspector', fires: true, events: [exampleEvent('inspector2:Disable')] },
    {
      says: 'the graph of Detective',
      fires: true,
      events: [exampleEvent('detective:DeleteGraph')],
    },
    {
      says: 'findings are listed',
      fires: false,
      events: [exampleEvent('inspector2:ListFindings')],
    },
    { says: 'it is refused', fires: false, events: [refusedEvent('inspector2:Disable')] },
  ],
};
