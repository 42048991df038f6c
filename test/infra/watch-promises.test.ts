import { describe, expect, it } from 'vitest';
import { WATCHED } from '#core/audit/watched-calls.ts';
import { stageConfig } from '#infra/stages.ts';
import { statementsOf } from '#proof/access/policy-statements.ts';
import { resourcesOf, stage, synthesise } from '#proof/access/synthesised-room.ts';
import { event, matching, rulesOf } from '#test/infra/watch-events.ts';

const { pipeline, global } = stage('prod').templates;

const named = (service: string, ...names: readonly string[]) =>
  names.map((name) => [service, name] as const);

/** Each call by the name that CloudTrail gives it: Lambda's bear the date of their version. */
const TOLD = [
  ...named('cloudtrail', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'),
  ...named('cloudtrail', 'PutInsightSelectors'),
  ...named('guardduty', 'DeleteDetector'),
  ...named('config', 'StopConfigurationRecorder'),
  ...named('organizations', 'LeaveOrganization'),
  ...named('athena', 'UpdateWorkGroup', 'DeleteWorkGroup', 'GetQueryRuntimeStatistics'),
  ...named(
    'glue',
    'UpdateTable',
    'UpdateDatabase',
    'DeleteTable',
    'CreateTable',
    'UpdatePartition',
  ),
  ...named('glue', 'BatchCreatePartition', 'DeleteDatabase', 'PutResourcePolicy'),
  ...named('lambda', 'CreateFunction20150331', 'UpdateFunctionCode20150331v2', 'CreateFunction'),
  ...named('lambda', 'UpdateFunctionConfiguration20150331v2', 'AddPermission20150331v2'),
  ...named('lambda', 'PublishLayerVersion20181031', 'CreateEventSourceMapping20150331'),
  ...named('lambda', 'UpdateFunctionConfiguration', 'PutFunctionEventInvokeConfig'),
  ...named('lambda', 'UpdateFunctionUrlConfig', 'DeleteFunctionCodeSigningConfig'),
  ...named('states', 'UpdateStateMachine', 'DeleteStateMachine'),
  ...named(
    'iam',
    'PutRolePolicy',
    'AttachRolePolicy',
    'UpdateAssumeRolePolicy',
    'DeleteRolePolicy',
  ),
  ...named(
    'iam',
    'DetachRolePolicy',
    'CreatePolicyVersion',
    'SetDefaultPolicyVersion',
    'CreateRole',
  ),
  ...named('iam', 'DeleteRolePermissionsBoundary', 'AddRoleToInstanceProfile', 'CreateAccessKey'),
  ...named(
    'kms',
    'CreateGrant',
    'PutKeyPolicy',
    'ScheduleKeyDeletion',
    'DisableKey',
    'ReplicateKey',
  ),
  ...named('s3', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketReplication', 'CreateBucket'),
  ...named('s3', 'PutBucketLifecycle', 'PutBucketPublicAccessBlock', 'CreateAccessPoint'),
  ...named('events', 'DisableRule', 'DeleteRule', 'RemoveTargets', 'PutRule', 'PutTargets'),
  ...named('sns', 'DeleteTopic', 'Unsubscribe', 'SetTopicAttributes'),
  ...named('monitoring', 'DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm', 'SetAlarmState'),
  ...named('logs', 'DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteMetricFilter'),
  ...named('ec2', 'AttachInternetGateway', 'CreateRoute', 'ModifyVpcEndpoint', 'DeleteFlowLogs'),
  ...named('route53resolver', 'DisassociateFirewallRuleGroup', 'UpdateFirewallDomains'),
  ...named('route53resolver', 'UpdateFirewallConfig', 'DisassociateResolverQueryLogConfig'),
];

/** What a room does all day, what only reads, and what is called alike. */
const UNTOLD = [
  ...named('cloudtrail', 'GetTrailStatus', 'LookupEvents', 'GetEventSelectors', 'ListTrails'),
  ...named('athena', 'StartQueryExecution', 'GetQueryExecution', 'GetQueryResults', 'GetWorkGroup'),
  ...named('glue', 'GetTable', 'GetPartitions', 'GetDatabase'),
  ...named('lambda', 'GetFunction20150331v2', 'ListFunctions20150331', 'Invoke'),
  ...named('states', 'StartExecution', 'DescribeStateMachine'),
  ...named(
    'iam',
    'GetRole',
    'ListRolePolicies',
    'SimulatePrincipalPolicy',
    'GenerateServiceLastAccessedDetails',
  ),
  ...named('kms', 'GenerateMac', 'VerifyMac', 'Decrypt', 'GenerateDataKey', 'GetKeyPolicy'),
  ...named('s3', 'GetObject', 'PutObject', 'DeleteObject', 'GetBucketPolicy', 'GetBucketAcl'),
  ...named('events', 'DescribeRule', 'ListTargetsByRule', 'PutEvents'),
  ...named('sns', 'Publish', 'GetTopicAttributes'),
  ...named('monitoring', 'DescribeAlarms', 'GetMetricData'),
  ...named('logs', 'CreateLogStream', 'DescribeLogGroups', 'PutLogEvents'),
  ...named('ec2', 'CreateNetworkInterface', 'DescribeVpcEndpoints'),
  ...named('route53resolver', 'ListFirewallRules', 'GetFirewallConfig'),
  // The same word in the mouth of another service is another thing.
  ...named('iam', 'StopLogging'),
  ...named('dynamodb', 'UpdateTable', 'DeleteTable', 'CreateTable', 'CreateBackup'),
  ...named('sts', 'AssumeRole'),
];

describe('the watch', () => {
  it.each(TOLD)('tells of %s %s, once', (service, name) => {
    const [rule, ...others] = matching(pipeline, event(service, name));
    expect([rule?.Properties.Targets, others]).toEqual([
      [
        expect.objectContaining({
          Arn: { Ref: expect.stringMatching(/^WatchNoticesTopic/) },
          DeadLetterConfig: expect.objectContaining({}),
        }),
      ],
      [],
    ]);
  });

  it.each(UNTOLD)('is silent about %s %s', (service, name) => {
    expect(matching(pipeline, event(service, name))).toEqual([]);
  });

  it('tells of a refused use of a key, whichever it is', () => {
    for (const errorCode of ['AccessDenied', 'AccessDeniedException'])
      for (const name of ['GenerateMac', 'Decrypt', 'DescribeKey'])
        expect(matching(pipeline, event('kms', name, { errorCode }))).toHaveLength(1);
    expect(matching(pipeline, event('kms', 'Decrypt', { errorCode: 'DisabledException' }))).toEqual(
      [],
    );
  });

  it('believes nobody but AWS itself', () => {
    const forged = { ...event('cloudtrail', 'StopLogging'), source: 'my.cloudtrail' };
    expect(matching(pipeline, forged)).toEqual([]);
    const other = { ...event('cloudtrail', 'StopLogging'), 'detail-type': 'Something else' };
    expect(matching(pipeline, other)).toEqual([]);
  });

  it('is asked for calls that read where it looks for them: EventBridge drops them else', () => {
    const all = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    const [statistics] = matching(pipeline, event('athena', 'GetQueryRuntimeStatistics'));
    const [refused] = matching(pipeline, event('kms', 'Decrypt', { errorCode: 'AccessDenied' }));
    expect([statistics, refused].map((rule) => rule?.Properties.State)).toEqual([all, all]);
    const [code] = matching(pipeline, event('lambda', 'UpdateFunctionCode20150331v2'));
    expect(code?.Properties.State).toBe('ENABLED');
  });

  it('has an alarm for every kind of call, which the dashboard shows', () => {
    const alarms = resourcesOf(pipeline, 'AWS::CloudWatch::Alarm');
    const [[, dashboard] = []] = resourcesOf(pipeline, 'AWS::CloudWatch::Dashboard');
    const shown = JSON.stringify(dashboard?.Properties.DashboardBody);
    for (const { says } of WATCHED) {
      const [[id, alarm] = []] = alarms.filter(
        ([, each]) => each.Properties.AlarmDescription === says,
      );
      expect(alarm?.Properties).toMatchObject({
        Namespace: 'AWS/Events',
        MetricName: 'MatchedEvents',
      });
      expect(shown).toContain(`"${id}"`);
    }
  });

  it('stays within what SQS and SNS take for a policy, however many rules there are', () => {
    // SQS developer guide, "Amazon SQS policy quotas"; SNS quotas: a policy of 30 KB.
    for (const [, { Properties }] of resourcesOf(pipeline, 'AWS::SQS::QueuePolicy')) {
      const statements = statementsOf(Properties.PolicyDocument);
      expect(statements.length).toBeLessThanOrEqual(20);
      expect(statements.filter(({ Condition }) => Condition).length).toBeLessThanOrEqual(10);
      expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThan(8192);
    }
    for (const [, { Properties }] of resourcesOf(pipeline, 'AWS::SNS::TopicPolicy'))
      expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThan(30 * 1024);
  });

  it('stays within what EventBridge takes for a pattern', () => {
    for (const { Properties } of rulesOf(pipeline))
      expect(JSON.stringify(Properties.EventPattern).length).toBeLessThan(2048);
  });
});

describe('what happens in us-east-1', () => {
  const targetsOf = (of: ReturnType<typeof event>) =>
    matching(global, of).flatMap(({ Properties }) => Properties.Targets);

  it.each([
    ...named('iam', 'PutRolePolicy', 'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'DeleteRole'),
    ...named('events', 'DisableRule', 'DeleteRule', 'RemoveTargets'),
  ])('is handed on to the region of the room: %s %s', (service, name) => {
    expect(JSON.stringify(targetsOf(event(service, name)))).toContain(
      ':events:eu-west-1:111111111111:event-bus/default',
    );
    expect(targetsOf(event(service, name))).toHaveLength(1);
  });

  it('is not handed on when nobody changed anything', () => {
    for (const name of ['GetRole', 'ListRoles']) expect(targetsOf(event('iam', name))).toEqual([]);
    expect(targetsOf(event('lambda', 'CreateFunction20150331'))).toEqual([]);
  });

  it('takes a role that may do nothing but that', () => {
    const policies = resourcesOf(global, 'AWS::IAM::Policy').flatMap(([, { Properties }]) =>
      statementsOf(Properties.PolicyDocument),
    );
    expect(policies.map(({ Effect, Action }) => [Effect, Action])).toEqual([
      ['Allow', ['events:PutEvents']],
    ]);
  });

  it('needs no stack of its own where the room is there already', () => {
    const there = synthesise(stageConfig('dev', { region: 'us-east-1' }));
    expect(there.global).toBeUndefined();
    expect(matching(there.templates.pipeline, event('iam', 'PutRolePolicy'))).toHaveLength(1);
  });
});
