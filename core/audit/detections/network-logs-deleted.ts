import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The network is recorded no longer, or the names that it looks up. */
export const networkLogsDeleted: Detection = {
  id: 'network-logs-deleted',
  title: 'The network is recorded no longer, or the names that it looks up',
  severity: 'high',
  techniques: ['T1562.008'],
  means: 'Without these records nobody can tell where data went.',
  todo: 'Put the logs back from the source, and treat the time without them as a way out that was open.',
  scope: 'account',
  calls: {
    ec2: ['DeleteFlowLogs'],
    route53resolver: ['DeleteResolverQueryLogConfig', 'DisassociateResolverQueryLogConfig'],
  },
  watch: {},
  examples: [
    {
      says: 'records of flows are deleted',
      fires: true,
      events: [
        exampleEvent('ec2:DeleteFlowLogs', {
          requestParameters: { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-1' } } },
        }),
      ],
    },
    {
      says: 'records of names are deleted',
      fires: true,
      events: [exampleEvent('route53resolver:DeleteResolverQueryLogConfig', {})],
    },
    {
      says: 'they are taken from the network',
      fires: true,
      events: [exampleEvent('route53resolver:DisassociateResolverQueryLogConfig', {})],
    },
    {
      says: 'they are looked at',
      fires: false,
      events: [exampleEvent('ec2:DescribeFlowLogs', {})],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('ec2:DeleteFlowLogs', { errorCode: 'Client.UnauthorizedOperation' })],
    },
  ],
};
