import type { TypeRule } from '#core/deployment/type-rule.ts';

const NOTICE = 'What goes wrong is told to nobody, or to somebody else.';

/** The rules of what records and tells. */
export const WATCH_RULES: Readonly<Record<string, TypeRule>> = {
  'AWS::CloudTrail::Trail': {
    allows: 'Less is recorded of what is done in the room.',
    fields: {
      IsLogging: 'Nothing is recorded at all.',
      AdvancedEventSelectors: 'Calls on keys, objects or functions of the room are not recorded.',
      EventSelectors: 'Calls on keys, objects or functions of the room are not recorded.',
      InsightSelectors: 'Unusual activity is looked for otherwise than this source says.',
      AggregationConfigurations: 'Calls are recorded as sums in place of one by one.',
      EnableLogFileValidation: 'Records can be changed without anybody noticing.',
      S3BucketName: 'Records are written into another bucket, whose owner can change them.',
      S3KeyPrefix: 'Records are written where nobody looks for them.',
      KMSKeyId: 'Records lie under another key, which others may use.',
      IsMultiRegionTrail: 'What is done in other regions is not recorded.',
      IncludeGlobalServiceEvents: 'Changes of roles and rights are not recorded.',
      IsOrganizationTrail: 'Whoever governs the organisation governs the trail.',
      CloudWatchLogsLogGroupArn: 'Records are written into a log besides, or no longer.',
      CloudWatchLogsRoleArn: 'Records are written into a log besides, or no longer.',
      SnsTopicName: 'Somebody else is told of each record.',
    },
    defaults: {
      EnableLogFileValidation: 'false',
      IncludeGlobalServiceEvents: 'true',
      IsMultiRegionTrail: 'false',
      IsOrganizationTrail: 'false',
    },
    ignored: ['TrailName'],
  },
  'AWS::Logs::LogGroup': {
    allows: 'Logs of the room are kept or shown otherwise than agreed.',
    fields: {
      RetentionInDays: 'Logs, which are evidence, are removed earlier or kept for longer.',
      KmsKeyId: 'Logs lie under another key or none of the room’s.',
      LogGroupClass: 'Logs are of a class in which alarms count nothing.',
      DataProtectionPolicy: 'What logs say is hidden, or findings go somewhere else.',
      ResourcePolicyDocument: 'Others can read or write the logs.',
    },
    defaults: { LogGroupClass: 'STANDARD' },
    ignored: [
      ...['LogGroupName', 'DeletionProtectionEnabled', 'BearerTokenAuthenticationEnabled'],
      'FieldIndexPolicies',
    ],
  },
  'AWS::Logs::MetricFilter': {
    allows: 'Refused drops, damage or denied calls are not counted, and no alarm tells of them.',
    fields: {
      FilterPattern: 'Other lines of the log are counted than those that matter.',
      FieldSelectionCriteria: 'Lines of some accounts or regions are counted, and others are not.',
      EmitSystemFieldDimensions: 'What is counted is split, and no sum reaches the alarm.',
    },
    ignored: ['FilterName', 'ApplyOnTransformedLogs'],
  },
  'AWS::CloudWatch::Alarm': {
    allows: NOTICE,
    fields: {
      ActionsEnabled: 'The alarm tells nobody.',
      AlarmActions: NOTICE,
      Threshold: 'The alarm tells too late or never.',
      TreatMissingData: 'Silence passes for order.',
      Metrics: 'The alarm looks at something else.',
      ...Object.fromEntries(
        [
          ...['MetricName', 'Namespace', 'Dimensions', 'Statistic', 'ExtendedStatistic', 'Unit'],
          ...[
            'Period',
            'DatapointsToAlarm',
            'EvaluateLowSampleCountPercentile',
            'ThresholdMetricId',
          ],
          ...['EvaluationCriteria', 'EvaluationInterval', 'EvaluationWindow', 'EvaluationPeriods'],
          ...['WarmUpConfiguration', 'ActionConfiguration', 'ComparisonOperator'],
        ].map((name) => [name, 'The alarm looks at something else, or later.']),
      ),
      OKActions: NOTICE,
      InsufficientDataActions: NOTICE,
    },
    defaults: { ActionsEnabled: 'true', TreatMissingData: 'missing' },
    ignored: ['AlarmName'],
  },
  'AWS::SNS::Topic': {
    allows: NOTICE,
    fields: {
      KmsMasterKeyId: 'Notices lie under another key or none of the room’s.',
      Subscription: 'Notices go to somebody else, or no longer to whom they are for.',
      DataProtectionPolicy: 'What notices say is hidden, or findings go somewhere else.',
      DeliveryStatusLogging: 'What is delivered is logged somewhere else.',
    },
    defaults: { FifoTopic: 'false' },
    ignored: [
      ...['TopicName', 'DisplayName', 'TracingConfig', 'SignatureVersion', 'ArchivePolicy'],
      ...['ContentBasedDeduplication', 'FifoThroughputScope', 'MaximumMessageSize'],
    ],
  },
  'AWS::SNS::TopicPolicy': {
    allows: 'Somebody else can send or hear notices, or alarms can send none.',
    fields: { PolicyDocument: 'Somebody else can send or hear notices, or alarms can send none.' },
    ignored: ['Topics', 'TopicArn'],
  },
  'AWS::SNS::Subscription': {
    allows: 'Notices go to somebody else, or no longer to whom they are for.',
    fields: {
      Endpoint: 'Notices go to somebody else.',
      FilterPolicy: 'Notices of some kinds, or all, are held back from whom they are for.',
      DeliveryPolicy: 'Notices are given up early, or come late.',
      RedrivePolicy: 'Notices that fail are sent to somebody else.',
      ReplayPolicy: 'Notices of another time are told anew.',
      RawMessageDelivery: 'Notices come in another form than whoever hears them expects.',
      SubscriptionRoleArn: 'Notices are passed on by another role.',
    },
    // It says how a filter is read: without one it says nothing.
    ignored: ['Region', 'FilterPolicyScope'],
  },
  'AWS::SQS::Queue': {
    allows: 'Failed calls, which are evidence, are lost or shown to others.',
    fields: {
      SqsManagedSseEnabled: 'Failed calls lie there without encryption.',
      KmsMasterKeyId: 'Failed calls lie under another key.',
      MessageRetentionPeriod: 'Failed calls are removed before anybody looks.',
      RedrivePolicy: 'Failed calls are passed on to another queue.',
      RedriveAllowPolicy: 'Other queues pass their failures on to this one.',
    },
    defaults: {
      SqsManagedSseEnabled: 'true',
      MessageRetentionPeriod: 345_600,
      FifoQueue: 'false',
      DelaySeconds: 0,
      MaximumMessageSize: 1_048_576,
      ReceiveMessageWaitTimeSeconds: 0,
      VisibilityTimeout: 30,
    },
    ignored: [
      ...['QueueName', 'MaximumMessageSize', 'KmsDataKeyReusePeriodSeconds'],
      ...['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'],
    ],
  },
  'AWS::SQS::QueuePolicy': {
    allows: 'Somebody else can read, add or remove failed calls.',
    fields: { PolicyDocument: 'Somebody else can read, add or remove failed calls.' },
    ignored: ['Queues', 'Queue'],
  },
};
