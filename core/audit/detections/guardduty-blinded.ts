import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** GuardDuty was switched off, or told what not to see. */
export const guarddutyBlinded: Detection = {
  id: 'guardduty-blinded',
  title: 'GuardDuty was switched off, or told what not to see',
  severity: 'high',
  techniques: ['T1562.001'],
  means:
    'What finds attacks in this account sees none from then on, or none from the addresses that somebody called trusted.',
  todo: 'Switch it on again, take the list or the filter away, and look what was done meanwhile.',
  scope: 'account',
  calls: {
    guardduty: [
      'DeleteDetector',
      'StopMonitoringMembers',
      'DisassociateFromMasterAccount',
      'DisassociateFromAdministratorAccount',
      'DisassociateMembers',
      'DeleteMembers',
      'DisableOrganizationAdminAccount',
      'CreateIPSet',
      'UpdateIPSet',
      'CreateTrustedEntitySet',
      'UpdateTrustedEntitySet',
      'DeleteThreatIntelSet',
      'DeleteThreatEntitySet',
      'CreateFilter',
      'UpdateFilter',
      'DeletePublishingDestination',
      'UpdatePublishingDestination',
      'ArchiveFindings',
      'UpdateDetector',
      'UpdateMemberDetectors',
      'UpdateOrganizationConfiguration',
      'DeleteMalwareProtectionPlan',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'the detector is deleted',
      fires: true,
      events: [exampleEvent('guardduty:DeleteDetector')],
    },
    {
      says: 'it is switched off',
      fires: true,
      events: [
        exampleEvent('guardduty:UpdateDetector', {
          requestParameters: { detectorId: 'd', enable: false },
        }),
      ],
    },
    {
      says: 'what it watches is left out for members and for new accounts',
      fires: true,
      events: [
        exampleEvent('guardduty:UpdateMemberDetectors', {
          requestParameters: { features: [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }] },
        }),
        exampleEvent('guardduty:UpdateOrganizationConfiguration', {
          requestParameters: { detectorId: 'd', autoEnable: false },
        }),
      ],
    },
    {
      says: 'a list of trusted addresses',
      fires: true,
      events: [exampleEvent('guardduty:CreateIPSet')],
    },
    {
      says: 'one of its sources is switched off',
      fires: true,
      events: [
        exampleEvent('guardduty:UpdateDetector', {
          requestParameters: {
            detectorId: 'd',
            features: [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }],
          },
        }),
      ],
    },
    {
      says: 'it tells more often',
      fires: false,
      events: [
        exampleEvent('guardduty:UpdateDetector', {
          requestParameters: {
            detectorId: 'd',
            enable: true,
            findingPublishingFrequency: 'FIFTEEN_MINUTES',
          },
        }),
      ],
    },
    {
      says: 'a list of detectors',
      fires: false,
      events: [exampleEvent('guardduty:ListDetectors')],
    },
  ],
};
