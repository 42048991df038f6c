import type { Json } from '#core/deployment/template.ts';
import { open, type PlantedDrift, set } from '#test/core/deployment/drifts/planted-drift.ts';

const OF_TRAIL = { type: 'AWS::CloudTrail::Trail' } as const;
const OF_ALARM = { type: 'AWS::CloudWatch::Alarm' } as const;

/** Drifts of what records and tells. */
export const WATCH_DRIFTS: readonly PlantedDrift[] = [
  {
    ...OF_TRAIL,
    what: 'a trail that is off',
    change: set('IsLogging', false),
    field: 'IsLogging',
    allows: /Nothing is recorded/,
  },
  {
    ...OF_TRAIL,
    what: 'fewer events',
    change: (said) => {
      (said.AdvancedEventSelectors as Json[]).pop();
    },
    field: 'AdvancedEventSelectors',
    allows: /not recorded/,
  },
  {
    ...OF_TRAIL,
    what: 'records without digests',
    change: set('EnableLogFileValidation', false),
    field: 'EnableLogFileValidation',
    allows: /without anybody noticing/,
  },
  {
    ...OF_TRAIL,
    what: 'records elsewhere',
    change: set('S3BucketName', 'elsewhere'),
    field: 'S3BucketName',
    allows: /another bucket/,
  },
  {
    ...OF_TRAIL,
    what: 'one region',
    change: set('IsMultiRegionTrail', false),
    field: 'IsMultiRegionTrail',
    allows: /other regions/,
  },
  {
    type: 'AWS::Logs::LogGroup',
    what: 'logs for a day',
    change: set('RetentionInDays', 1),
    field: 'RetentionInDays',
    allows: /removed earlier/,
  },
  {
    type: 'AWS::Logs::LogGroup',
    of: /^Logsanswerquestion/,
    what: 'logs without key',
    change: set('KmsKeyId', ''),
    field: 'KmsKeyId',
    allows: /another key/,
  },
  {
    type: 'AWS::Logs::MetricFilter',
    what: 'other lines',
    change: set('FilterPattern', '{ $.never = "x" }'),
    field: 'FilterPattern',
    allows: /Other lines/,
  },
  {
    ...OF_ALARM,
    what: 'an alarm that is mute',
    change: set('ActionsEnabled', false),
    field: 'ActionsEnabled',
    allows: /tells nobody/,
  },
  {
    ...OF_ALARM,
    what: 'an alarm for somebody else',
    change: set('AlarmActions', []),
    field: 'AlarmActions',
    allows: /told to nobody/,
  },
  {
    ...OF_ALARM,
    what: 'an alarm that never rings',
    change: set('Threshold', 1e9),
    field: 'Threshold',
    allows: /too late/,
  },
  {
    type: 'AWS::SNS::Topic',
    what: 'notices without key',
    change: set('KmsMasterKeyId', 'alias/aws/sns'),
    field: 'KmsMasterKeyId',
    allows: /another key/,
  },
  {
    type: 'AWS::SNS::Topic',
    what: 'one more reader of notices',
    change: set('Subscription', [{ Protocol: 'email', Endpoint: 'x@example.org' }]),
    field: 'Subscription',
    allows: /somebody else/,
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    what: 'an open topic',
    change: open('PolicyDocument'),
    field: 'PolicyDocument',
    allows: /send or hear/,
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    what: 'an open queue',
    change: open('PolicyDocument'),
    field: 'PolicyDocument',
    allows: /failed calls/,
  },
  {
    type: 'AWS::SQS::Queue',
    what: 'a queue in clear',
    change: set('SqsManagedSseEnabled', false),
    field: 'SqsManagedSseEnabled',
    allows: /without encryption/,
  },
];
