import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import { resourcesOf, stage, synthesise } from '#proof/access/synthesised-room.ts';

describe('what the room may cost in a month', () => {
  it('is told to the topic of notices at four fifths and when it will be more, if it was named', {
    timeout: 60_000,
  }, () => {
    const config = stageConfig('dev', { monthlyBudgetDollars: '200' });
    const { pipeline, data } = synthesise(config).templates;
    const [[, budget] = []] = resourcesOf(pipeline, 'AWS::Budgets::Budget');
    const [[topic] = []] = resourcesOf(pipeline, 'AWS::SNS::Topic');
    const subscribers = [{ SubscriptionType: 'SNS', Address: { Ref: topic } }];
    expect(budget?.Properties).toMatchObject({
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 200, Unit: 'USD' },
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', Threshold: 80, ThresholdType: 'PERCENTAGE' },
          Subscribers: subscribers,
        },
        {
          Notification: { NotificationType: 'FORECASTED', Threshold: 100 },
          Subscribers: subscribers,
        },
      ],
    });
    const policies = resourcesOf(pipeline, 'AWS::SNS::TopicPolicy').map(([, each]) =>
      JSON.stringify(each),
    );
    expect(policies.join()).toMatch(/budgets\.amazonaws\.com/);
    const keys = resourcesOf(data, 'AWS::KMS::Key').map(([, each]) => JSON.stringify(each));
    expect(keys.filter((each) => /budgets\.amazonaws\.com/.test(each))).toHaveLength(1);
  });

  it('is told to nobody, and no service of it is let in, if no budget was named', () => {
    for (const name of ['dev', 'prod'] as const) {
      const { pipeline, data } = stage(name).templates;
      expect(JSON.stringify([pipeline, data])).not.toMatch(/budgets/i);
    }
  });

  it('is a number of dollars', () => {
    for (const monthlyBudgetDollars of ['0', '-1', 'much'])
      expect(() => stageConfig('dev', { monthlyBudgetDollars })).toThrow(/monthlyBudgetDollars/);
  });
});
