import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** What watches the room was changed, or who is told. */
export const watchChanged: Detection = {
  id: 'watch-changed',
  title: 'What watches the room was changed, or who is told',
  severity: 'high',
  techniques: ['T1562.001', 'T1562.006'],
  means: 'Whoever changes an alarm or a subscription decides what people are told, and who is.',
  todo: 'Compare it with the source (airlock verify-deployment), and ask whoever is told whether he still is.',
  scope: 'account',
  calls: {
    events: ['DeleteArchive', 'DeleteEventBus', 'EnableRule', 'PutPermission', 'RemovePermission'],
    sns: ['AddPermission', 'RemovePermission', 'SetSubscriptionAttributes', 'Unsubscribe'],
    monitoring: ['PutCompositeAlarm', 'PutMetricAlarm', 'SetAlarmState'],
    logs: ['PutMetricFilter'],
  },
  watch: { global: true },
  examples: [
    {
      says: 'somebody is told no longer',
      fires: true,
      events: [exampleEvent('sns:Unsubscribe', {})],
    },
    {
      says: 'an alarm is put anew',
      fires: true,
      events: [exampleEvent('monitoring:PutMetricAlarm', {})],
    },
    {
      says: 'an alarm is set to fine',
      fires: true,
      events: [exampleEvent('monitoring:SetAlarmState', {})],
    },
    { says: 'a rule is enabled', fires: true, events: [exampleEvent('events:EnableRule', {})] },
    {
      says: 'numbers are read',
      fires: false,
      events: [
        exampleEvent('monitoring:GetMetricData', {}),
        exampleEvent('sns:GetTopicAttributes', {}),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('sns:Unsubscribe', { errorCode: 'AccessDenied' })],
    },
  ],
};
