import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';
import { machineCall } from '#core/audit/example-people.ts';

/** Credentials of a machine were used outside it. */
export const machineCredentialsElsewhere: Detection = {
  id: 'machine-credentials-elsewhere',
  title: 'Credentials of a machine were used outside it',
  severity: 'medium',
  techniques: ['T1552.005', 'T1078.004'],
  means:
    'Credentials that AWS gives to one machine were used from the public internet, or from another network than the machine itself. Machines that have a public address look the same.',
  todo: 'Compare the address with that of the machine. If it is another, take the role away from its open sessions, and look into the machine.',
  scope: 'account',
  examples: [
    { says: 'from the internet', fires: true, events: [machineCall('ec2:DescribeInstances', {})] },
    {
      says: 'from another network than its agent',
      fires: true,
      events: [
        machineCall('ssm:UpdateInstanceInformation', { userAgent: 'amazon-ssm-agent/3.2' }),
        machineCall('sts:GetCallerIdentity', {
          sourceIPAddress: '192.168.10.20',
          eventTime: '2026-03-01T09:10:00Z',
        }),
      ],
    },
    {
      says: 'where its agent calls from',
      fires: false,
      events: [
        machineCall('ssm:UpdateInstanceInformation', { userAgent: 'amazon-ssm-agent/3.2' }),
        machineCall('s3:GetObject'),
      ],
    },
    {
      says: 'from its own network',
      fires: false,
      events: [machineCall('s3:PutObject', { sourceIPAddress: '10.0.1.50' })],
    },
    {
      says: 'its agent',
      fires: false,
      events: [machineCall('ssmmessages:CreateControlChannel', {})],
    },
    {
      says: 'a service on its behalf',
      fires: false,
      events: [machineCall('kms:Decrypt', { sourceIPAddress: 'cloudformation.amazonaws.com' })],
    },
    { says: 'another role', fires: false, events: [exampleEvent('ec2:DescribeInstances')] },
  ],
};
