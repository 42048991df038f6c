import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** What watches the room was switched off. */
export const watchSilenced: Detection = {
  id: 'watch-silenced',
  title: 'What watches the room was switched off',
  severity: 'critical',
  techniques: ['T1562.001', 'T1562.008', 'T1562.006'],
  means:
    'Rules, topics and alarms tell people of what cannot wait. Without them nobody hears of it before he reads the trail.',
  todo: 'Put them back from the source, and read the trail from that moment on: it is what somebody did not want to be told of.',
  scope: 'account',
  calls: {
    events: ['DeleteRule', 'DisableRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
    sns: ['DeleteTopic', 'SetTopicAttributes'],
    monitoring: ['DeleteAlarms', 'DisableAlarmActions'],
    logs: ['DeleteMetricFilter'],
  },
  watch: { global: true, silences: true },
  examples: [
    {
      says: 'a rule is disabled',
      fires: true,
      events: [
        exampleEvent('events:DisableRule', { requestParameters: { name: 'room-pipeline-Watch' } }),
      ],
    },
    {
      says: 'its targets are removed',
      fires: true,
      events: [exampleEvent('events:RemoveTargets', {})],
    },
    { says: 'the topic is deleted', fires: true, events: [exampleEvent('sns:DeleteTopic', {})] },
    {
      says: 'alarms tell nobody any more',
      fires: true,
      events: [exampleEvent('monitoring:DisableAlarmActions', {})],
    },
    {
      says: 'lines of logs are counted no longer',
      fires: true,
      events: [exampleEvent('logs:DeleteMetricFilter', {})],
    },
    {
      says: 'rules and topics are read and used',
      fires: false,
      events: [
        exampleEvent('events:DescribeRule', {}),
        exampleEvent('sns:Publish', {}),
        exampleEvent('monitoring:DescribeAlarms', {}),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('events:DeleteRule', { errorCode: 'AccessDenied' })],
    },
  ],
};
