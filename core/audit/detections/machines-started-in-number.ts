import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** Large machines, or many of them, were started. */
export const machinesStartedInNumber: Detection = {
  id: 'machines-started-in-number',
  title: 'Large machines, or many of them, were started',
  severity: 'medium',
  techniques: ['T1496.001', 'T1578.002'],
  means: 'A room has no machines. Who steals an account often lets it count coins.',
  todo: 'Stop the machines, and disable the credentials that started them. Look at other regions.',
  scope: 'account',
  calls: { ec2: ['RunInstances', 'RequestSpotInstances', 'RequestSpotFleet', 'CreateFleet'] },
  examples: [
    {
      says: 'ten at once, which the quota stops',
      fires: true,
      events: [
        exampleEvent('ec2:RunInstances', {
          errorCode: 'Client.VcpuLimitExceeded',
          requestParameters: {
            instanceType: 't3.large',
            instancesSet: { items: [{ minCount: 1, maxCount: 10 }] },
          },
        }),
      ],
    },
    {
      says: 'one with graphics',
      fires: true,
      events: [
        exampleEvent('ec2:RunInstances', {
          requestParameters: {
            instanceType: 'p4d.24xlarge',
            instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
          },
        }),
      ],
    },
    {
      says: 'a small one',
      fires: false,
      events: [
        exampleEvent('ec2:RunInstances', {
          requestParameters: {
            instanceType: 't3.micro',
            instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
          },
        }),
      ],
    },
    {
      says: 'a group that grows',
      fires: false,
      events: [
        exampleEvent('ec2:RunInstances', {
          userIdentity: {
            ...assumedRole('AWSServiceRoleForAutoScaling'),
            invokedBy: 'autoscaling.amazonaws.com',
          },
          requestParameters: { instanceType: 'g5.xlarge' },
        }),
      ],
    },
  ],
};
