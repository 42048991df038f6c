import { describe, expect, it } from 'vitest';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { stateMachineOf, stepsOf } from '#test/infra/state-machine.ts';

const { pipeline } = stage('dev').templates;
const { properties, definition, parts, shards } = stateMachineOf(pipeline);
const steps = stepsOf(pipeline);
const step = (name: string) => {
  const found = steps.get(name);
  if (!found) throw new Error(`there is no step ${name}`);
  return found;
};

/** Each item is an execution with a history of its own, which no number of items or retries fills. */
const DISTRIBUTED = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

describe('the way of a drop', () => {
  it('begins with a manifest in one of the drop zones, and with nothing else', () => {
    const [arrivals] = resourcesOf(pipeline, 'AWS::Events::Rule').filter(([id]) =>
      id.startsWith('Arrivals'),
    );
    expect(arrivals?.[1].Properties.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: {
        bucket: { name: [expect.objectContaining({}), expect.objectContaining({})] },
        object: { key: [{ suffix: '/manifest.json' }] },
      },
    });
    for (const name of ['brand', 'publisher']) {
      const [zone] = resourcesOf(stage('dev').templates.data, 'AWS::S3::Bucket').filter(([id]) =>
        id.startsWith(`BucketsDrops${name}`),
      );
      expect(zone?.[1].Properties.NotificationConfiguration).toEqual({
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      });
    }
  });

  it('names the attempt by its execution, and hands on what each step takes', () => {
    expect(definition.StartAt).toBe('read-manifest');
    expect(step('read-manifest').Parameters?.Payload).toEqual({
      'event.$': '$',
      'execution.$': '$$.Execution.Name',
    });
    expect(parts).toMatchObject({
      ItemsPath: '$.parts',
      MaxConcurrency: 5,
      ItemSelector: {
        'arrived.$': '$.arrived',
        'version.$': '$.version',
        'index.$': '$$.Map.Item.Value.index',
      },
      ItemProcessor: DISTRIBUTED,
    });
    expect(shards).toMatchObject({
      ItemsPath: '$.shards',
      MaxConcurrency: 5,
      ItemSelector: {
        'arrived.$': '$.arrived',
        'version.$': '$.version',
        'kind.$': '$$.Map.Item.Value.kind',
        'shard.$': '$$.Map.Item.Value.shard',
      },
      ItemProcessor: DISTRIBUTED,
    });
    expect(step('publish-drop').Parameters?.Payload).toEqual({
      'arrived.$': '$.arrived',
      'version.$': '$.version',
    });
  });

  it('leaves the rest out for a list of people to forget, which one step does', () => {
    expect(definition.States['forget-people']).toMatchObject({ ResultPath: null, Next: 'Done' });
    expect(step('forget-people').Parameters?.Payload).toEqual({ 'arrived.$': '$.arrived' });
  });

  it.each([
    ...['read-manifest', 'tokenise-part', 'settle-shard', 'publish-drop', 'forget-people'],
    'refuse-drop',
  ])('tries %s again when that may help, and not when the drop is at fault', (name) => {
    const [throttled, retry, brokeDown, ...others] = step(name).Retry ?? [];
    expect(others).toEqual([]);
    expect(throttled).toMatchObject({
      ErrorEquals: ['Lambda.TooManyRequestsException'],
      MaxAttempts: 40,
      JitterStrategy: 'FULL',
    });
    expect(retry).toMatchObject({ MaxAttempts: 6, BackoffRate: 2, JitterStrategy: 'FULL' });
    expect(retry?.ErrorEquals).toEqual(
      expect.arrayContaining([
        'Airlock.room',
        'Lambda.ServiceException',
        'Lambda.ResourceNotReadyException',
      ]),
    );
    expect(brokeDown).toMatchObject({
      ErrorEquals: ['Runtime.ExitError', 'Sandbox.Timedout', 'States.Timeout'],
      MaxAttempts: 2,
    });
    for (const fault of ['input', 'refused', 'agreement', 'usage'])
      expect(retry?.ErrorEquals).not.toContain(`Airlock.${fault}`);
    expect(retry?.ErrorEquals).not.toContain('States.ALL');
  });

  it('ends in a refusal wherever it fails, and keeps the drop in the input', () => {
    for (const name of [
      'read-manifest',
      'Each part',
      'Each shard',
      'publish-drop',
      'forget-people',
    ])
      expect(definition.States[name]?.Catch).toEqual([
        { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'refuse-drop' },
      ]);
    expect(step('refuse-drop').Parameters).toMatchObject({ 'Payload.$': '$' });
  });

  it('lets publish-drop meet a fault of the drop, of whose name a map would tell nothing', () => {
    for (const { Label, ItemProcessor } of [parts, shards]) {
      const handOn = `${Label} hands on`;
      expect(ItemProcessor.States[Label]?.Catch).toEqual([
        {
          ErrorEquals: ['Airlock.input', 'Airlock.agreement', 'Airlock.refused'],
          Next: handOn,
        },
      ]);
      expect(ItemProcessor.States[handOn]).toMatchObject({ Type: 'Pass', End: true });
    }
  });

  it('ends at once when the drop was decided before, and has another way for a list of people', () => {
    expect(definition.States['Decided before?']).toMatchObject({
      Choices: [
        { Variable: '$.decided', IsPresent: true, Next: 'Done' },
        { Variable: '$.forgets', IsPresent: true, Next: 'forget-people' },
      ],
      Default: 'Each part',
    });
  });

  it('fails for a drop that is kept, so that an alarm goes off', () => {
    expect(definition.States['Refused or kept?']).toMatchObject({
      Choices: [{ Variable: '$.outcome', StringEquals: 'kept', Next: 'Kept' }],
    });
    expect(definition.States.Kept).toMatchObject({ Type: 'Fail', Error: 'Airlock.kept' });
  });

  it('is traced, and logged without what goes through it', () => {
    expect(properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });
});

describe('what nobody would notice', () => {
  const alarms = resourcesOf(pipeline, 'AWS::CloudWatch::Alarm').map(
    ([, { Properties }]) => Properties,
  );

  it('is told: failed and refused drops, lost events, throttling, slow answers, refused keys', () => {
    expect(alarms.map(({ MetricName, Namespace }) => `${Namespace} ${MetricName}`)).toEqual(
      expect.arrayContaining([
        'AWS/States ExecutionsFailed',
        'AWS/States ExecutionsTimedOut',
        'Airlock/airlock-dev RefusedDrops',
        'AWS/SQS ApproximateNumberOfMessagesVisible',
        'AWS/Lambda Throttles',
        'AWS/Lambda Errors',
        'AWS/Lambda Duration',
        'AWS/Events MatchedEvents',
      ]),
    );
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
  });

  it('is not lost: an event that is not taken is set aside for two weeks, encrypted', () => {
    const targets = resourcesOf(pipeline, 'AWS::Events::Rule').flatMap(
      ([, { Properties }]) => Properties.Targets as { DeadLetterConfig?: unknown }[],
    );
    expect(targets.length).toBeGreaterThanOrEqual(4);
    for (const { DeadLetterConfig } of targets) expect(DeadLetterConfig).toBeDefined();
    const [queue] = resourcesOf(pipeline, 'AWS::SQS::Queue');
    expect(queue?.[1].Properties).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  });

  it('goes to an address only if one is named', () => {
    expect(resourcesOf(pipeline, 'AWS::SNS::Subscription')).toEqual([]);
  });
});
