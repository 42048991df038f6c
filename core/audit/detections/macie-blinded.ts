import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

const MACIE_CALLS = [
  'DisableMacie',
  'UpdateMacieSession',
  'ArchiveFindings',
  'CreateFindingsFilter',
  'UpdateFindingsFilter',
  'DeleteMember',
  'DisassociateMember',
  'DisassociateFromMasterAccount',
  'DisassociateFromAdministratorAccount',
  'DisableOrganizationAdminAccount',
  'UpdateMemberSession',
  'UpdateClassificationJob',
  'UpdateAutomatedDiscoveryConfiguration',
  'DisassociateS3Resources',
  'CreateAllowList',
  'UpdateAllowList',
];

/** Macie was switched off, or told what not to see. */
export const macieBlinded: Detection = {
  id: 'macie-blinded',
  title: 'Macie was switched off, or told what not to see',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'Nobody is told any more of personal data that lies where it should not.',
  todo: 'Switch it on again, and look at the findings that were set aside.',
  scope: 'account',
  calls: { macie2: MACIE_CALLS, macie: MACIE_CALLS },
  examples: [
    { says: 'it is switched off', fires: true, events: [exampleEvent('macie2:DisableMacie')] },
    {
      says: 'its session is changed',
      fires: true,
      events: [exampleEvent('macie2:UpdateMacieSession')],
    },
    { says: 'a list of members', fires: false, events: [exampleEvent('macie2:ListMembers')] },
  ],
};
