import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** Somebody failed to switch off what guards the account. */
export const guardAttacked: Detection = {
  id: 'guard-attacked',
  title: 'Somebody failed to switch off what guards the account',
  severity: 'medium',
  techniques: ['T1562.001', 'T1562.008'],
  means:
    'The call failed, and was meant: nobody stops a trail or leaves an organisation by mistake.',
  todo: 'Ask who it was. Look at what he did before and after: the next try may have another name.',
  scope: 'account',
  calls: {
    cloudtrail: [
      'StopLogging',
      'DeleteTrail',
      'UpdateTrail',
      'PutEventSelectors',
      'DeleteEventDataStore',
      'StopEventDataStoreIngestion',
    ],
    guardduty: [
      'DeleteDetector',
      'UpdateDetector',
      'StopMonitoringMembers',
      'DisassociateFromMasterAccount',
      'DisassociateFromAdministratorAccount',
      'CreateIPSet',
    ],
    config: ['StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel'],
    'access-analyzer': ['DeleteAnalyzer'],
    securityhub: ['DisableSecurityHub'],
    macie2: ['DisableMacie'],
    organizations: ['LeaveOrganization', 'DetachPolicy', 'DisablePolicyType'],
    ec2: ['DeleteFlowLogs'],
    route53resolver: ['DeleteResolverQueryLogConfig'],
  },
  examples: [
    {
      says: 'it is refused',
      fires: true,
      events: [refusedEvent('organizations:LeaveOrganization')],
    },
    {
      says: 'a trail that is not there',
      fires: true,
      events: [exampleEvent('cloudtrail:StopLogging', { errorCode: 'TrailNotFoundException' })],
    },
    {
      says: 'it succeeds, which is found by its own name',
      fires: false,
      events: [exampleEvent('cloudtrail:StopLogging')],
    },
    {
      says: 'a look at a trail is refused',
      fires: false,
      events: [refusedEvent('cloudtrail:DescribeTrails')],
    },
  ],
};
