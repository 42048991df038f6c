import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** Security Hub was switched off, or its findings changed. */
export const securityHubBlinded: Detection = {
  id: 'security-hub-blinded',
  title: 'Security Hub was switched off, or its findings changed',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'Who looks there sees less than there is.',
  todo: 'Ask who did it and why. Switch it on again, and look at the findings that were changed.',
  scope: 'account',
  calls: {
    securityhub: [
      'DisableSecurityHub',
      'DisableSecurityHubV2',
      'BatchDisableStandards',
      'DisableImportFindingsForProduct',
      'DisassociateFromMasterAccount',
      'DisassociateFromAdministratorAccount',
      'DisassociateMembers',
      'DeleteMembers',
      'DeleteInsight',
      'UpdateInsight',
      'DeleteActionTarget',
      'UpdateFindings',
      'BatchUpdateFindings',
      'BatchUpdateFindingsV2',
      'UpdateStandardsControl',
      'BatchUpdateStandardsControlAssociations',
      'CreateAutomationRule',
      'BatchUpdateAutomationRules',
      'DeleteFindingAggregator',
    ],
  },
  examples: [
    {
      says: 'it is switched off',
      fires: true,
      events: [exampleEvent('securityhub:DisableSecurityHub')],
    },
    {
      says: 'findings are changed',
      fires: true,
      events: [exampleEvent('securityhub:BatchUpdateFindings')],
    },
    {
      says: 'an insight is made',
      fires: false,
      events: [exampleEvent('securityhub:CreateInsight')],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [refusedEvent('securityhub:DisableSecurityHub')],
    },
  ],
};
