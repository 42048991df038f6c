import { describe, expect, it } from 'vitest';
import { SILENCING } from '#core/audit/watched-calls.ts';
import { stageConfig } from '#infra/stages.ts';
import { statementsOf } from '#proof/access/policy-statements.ts';
import {
  type RoomTemplate,
  resourcesOf,
  stage,
  synthesise,
} from '#proof/access/synthesised-room.ts';

const { pipeline, data } = stage('prod').templates;

describe('a silenced watch', () => {
  const alarmOf = (metric: string) => {
    const [[, alarm] = []] = resourcesOf(pipeline, 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) => Properties.MetricName === metric,
    );
    return alarm?.Properties;
  };
  const toldByWatch = { AlarmActions: [{ Ref: expect.stringMatching(/^WatchNoticesTopic/) }] };

  it('is noticed when the trail writes nothing, also when there is no number at all', () => {
    expect(alarmOf('IncomingLogEvents')).toMatchObject({
      ...toldByWatch,
      Namespace: 'AWS/Logs',
      Dimensions: [{ Name: 'LogGroupName' }],
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 3,
    });
    const [[, trail] = []] = resourcesOf(data, 'AWS::CloudTrail::Trail');
    expect(trail?.Properties.CloudWatchLogsLogGroupArn).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^TrailLogGroup/), 'Arn'],
    });
  });

  it('never comes of a quiet room: each hour something is put under a key', () => {
    const pulses = resourcesOf(pipeline, 'AWS::Events::Rule').filter(
      ([, { Properties }]) => Properties.ScheduleExpression === 'rate(1 hour)',
    );
    expect(pulses.map(([, { Properties }]) => Properties.Targets)).toEqual([
      [expect.objectContaining({ Arn: { Ref: expect.stringMatching(/^WatchDeadManNobody/) } })],
    ]);
    for (const [id, { Properties }] of resourcesOf(pipeline, 'AWS::SNS::Topic'))
      expect([id, Properties.KmsMasterKeyId]).toEqual([id, expect.objectContaining({})]);
  });

  it('is told by the log of the trail too, which no rule of EventBridge has to do with', () => {
    const [pattern] = resourcesOf(pipeline, 'AWS::Logs::MetricFilter')
      .map(([, { Properties }]) => String(Properties.FilterPattern))
      .filter((text) => text.includes('StopLogging'));
    for (const name of SILENCING) expect(pattern).toContain(`($.eventName = ${name})`);
    // CloudWatch takes no longer one.
    expect(String(pattern).length).toBeLessThan(1024);
    expect(alarmOf('Silencing')).toMatchObject(toldByWatch);
    expect(SILENCING).toEqual(
      expect.arrayContaining(['StopLogging', 'DisableRule', 'DeleteTopic']),
    );
  });

  it('ends the letter that everybody gets each day', () => {
    const [[, daily] = []] = resourcesOf(pipeline, 'AWS::Events::Rule').filter(([id]) =>
      id.startsWith('WatchDeadManDaily'),
    );
    expect(daily?.Properties).toMatchObject({
      ScheduleExpression: 'cron(17 6 * * ? *)',
      Targets: [{ Arn: { Ref: expect.stringMatching(/^WatchNoticesTopic/) } }],
    });
  });
});

describe('who is told', () => {
  const subscriptions = (template: RoomTemplate) =>
    resourcesOf(template, 'AWS::SNS::Subscription').map(([, { Properties }]) => [
      Properties.Endpoint,
      JSON.stringify(Properties.TopicArn).includes('WatchNoticesTopic'),
    ]);

  it('is each party at its address, and the operator', () => {
    const { templates } = synthesise(
      stageConfig('dev', {
        alarmEmail: 'ops@operator.example',
        partyNotices: 'brand=watch@brand.example,publisher=watch@publisher.example',
      }),
    );
    expect(subscriptions(templates.pipeline).filter(([, watch]) => watch)).toEqual([
      ['ops@operator.example', true],
      ['watch@brand.example', true],
      ['watch@publisher.example', true],
    ]);
  });

  it('is whoever the account of a party subscribes, by ways that ask the receiver', () => {
    const policies = resourcesOf(pipeline, 'AWS::SNS::TopicPolicy').flatMap(([, { Properties }]) =>
      statementsOf(Properties.PolicyDocument),
    );
    const subscribing = policies.filter(({ Action }) => Action.includes('sns:Subscribe'));
    expect(subscribing).toHaveLength(1);
    const text = JSON.stringify(subscribing[0]);
    for (const account of ['222222222222', '333333333333']) expect(text).toContain(account);
    expect(subscribing[0]?.Condition).toEqual({
      StringEquals: { 'sns:Protocol': ['email', 'email-json', 'https', 'lambda', 'sqs'] },
    });
  });
});
