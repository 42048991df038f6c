import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Logs were deleted, are kept for another time, or are read by others. */
export const logsDeleted: Detection = {
  id: 'logs-deleted',
  title: 'Logs were deleted, are kept for another time, or are read by others',
  severity: 'high',
  techniques: ['T1070', 'T1562.008'],
  means:
    'Logs of functions, of the network and of the trail are evidence. Nobody changes how long they are kept in a running room.',
  todo: 'What is gone from CloudWatch may still be in the bucket of the trail: keep that. Put retention and key back from the source.',
  scope: 'account',
  calls: {
    logs: [
      'AssociateKmsKey',
      'DeleteDestination',
      'DeleteLogGroup',
      'DeleteLogStream',
      'DeleteSubscriptionFilter',
      'DisassociateKmsKey',
      'PutDataProtectionPolicy',
      'PutRetentionPolicy',
      'PutSubscriptionFilter',
    ],
  },
  watch: { global: true, silences: true },
  examples: [
    {
      says: 'a group is deleted',
      fires: true,
      events: [
        exampleEvent('logs:DeleteLogGroup', {
          requestParameters: { logGroupName: '/airlock/room/trail' },
        }),
      ],
    },
    { says: 'one stream of it', fires: true, events: [exampleEvent('logs:DeleteLogStream', {})] },
    {
      says: 'logs are kept for less',
      fires: true,
      events: [exampleEvent('logs:PutRetentionPolicy', {})],
    },
    {
      says: 'logs are sent to somebody',
      fires: true,
      events: [exampleEvent('logs:PutSubscriptionFilter', {})],
    },
    {
      says: 'a function writes its log',
      fires: false,
      events: [exampleEvent('logs:CreateLogStream', {}), exampleEvent('logs:PutLogEvents', {})],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('logs:DeleteLogGroup', { errorCode: 'AccessDenied' })],
    },
  ],
};
