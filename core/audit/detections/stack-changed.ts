import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A stack of CloudFormation was changed. */
export const stackChanged: Detection = {
  id: 'stack-changed',
  title: 'A stack of CloudFormation was changed',
  severity: 'low',
  techniques: ['T1578'],
  means:
    'A deployment changes much at once: it explains what else was changed at that time, or hides it.',
  todo: 'Ask whether a deployment was agreed for that time, and hold the room against its source (airlock verify-deployment).',
  scope: 'account',
  calls: {
    cloudformation: [
      'CancelUpdateStack',
      'CreateStack*',
      'DeleteStack*',
      'ExecuteChangeSet',
      'RollbackStack',
      'SetStackPolicy',
      'UpdateStack*',
      'UpdateTerminationProtection',
    ],
  },
  examples: [
    {
      says: 'a stack is updated',
      fires: true,
      events: [
        exampleEvent('cloudformation:ExecuteChangeSet', {
          requestParameters: { stackName: 'room-data' },
        }),
      ],
    },
    {
      says: 'protection against deletion is taken off',
      fires: true,
      events: [exampleEvent('cloudformation:UpdateTerminationProtection', {})],
    },
    {
      says: 'stacks are read',
      fires: false,
      events: [
        exampleEvent('cloudformation:DescribeStacks', {}),
        exampleEvent('cloudformation:GetTemplate', {}),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('cloudformation:DeleteStack', { errorCode: 'AccessDenied' })],
    },
  ],
};
