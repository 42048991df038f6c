import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The trail was stopped, deleted, sent elsewhere or told to record less. */
export const trailSilenced: Detection = {
  id: 'trail-silenced',
  title: 'The trail was stopped, deleted, sent elsewhere or told to record less',
  severity: 'critical',
  techniques: ['T1562.008'],
  means:
    'From then on nobody sees what is done in the account. In a running room nobody does this.',
  todo: 'Start the trail again with the settings of the source, and treat all that was done since as unseen: keys and roles first.',
  scope: 'account',
  calls: { cloudtrail: ['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'] },
  watch: { silences: true },
  examples: [
    {
      says: 'it is stopped',
      fires: true,
      events: [exampleEvent('cloudtrail:StopLogging', { requestParameters: { name: 'room' } })],
    },
    { says: 'it is deleted', fires: true, events: [exampleEvent('cloudtrail:DeleteTrail', {})] },
    {
      says: 'it records other events',
      fires: true,
      events: [exampleEvent('cloudtrail:PutEventSelectors', {})],
    },
    {
      says: 'it is sent elsewhere',
      fires: true,
      events: [exampleEvent('cloudtrail:UpdateTrail', {})],
    },
    {
      says: 'by a log that writes that nothing failed',
      fires: true,
      events: [exampleEvent('cloudtrail:StopLogging', { errorCode: '' })],
    },
    {
      says: 'it is looked at',
      fires: false,
      events: [
        exampleEvent('cloudtrail:GetTrailStatus', {}),
        exampleEvent('cloudtrail:DescribeTrails', {}),
      ],
    },
    {
      says: 'a trail that is not there',
      fires: false,
      events: [exampleEvent('cloudtrail:StopLogging', { errorCode: 'TrailNotFoundException' })],
    },
    {
      says: 'the same word of another service',
      fires: false,
      events: [exampleEvent('iam:StopLogging', {})],
    },
  ],
};
