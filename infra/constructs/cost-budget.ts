import { Aws } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allow } from '#infra/policies/statement.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose cost, and who is told. */
export interface CostBudgetProps {
  readonly room: Room;
  readonly dollars: number;
  readonly notices: Topic;
}

/**
 * A notice when the account has cost four fifths of what it may in a month, and when it will cost more. Budgets look
 * several times a day, so this is no brake: what a party may deliver on a day is.
 */
export class CostBudget extends Construct {
  constructor(scope: Construct, id: string, { room, dollars, notices }: CostBudgetProps) {
    super(scope, id);
    const { operator } = room.agreement;
    notices.addToResourcePolicy(
      // As the Billing and Cost Management guide has it ("Creating an Amazon SNS topic for budget notifications").
      allow([new ServicePrincipal('budgets.amazonaws.com')], {
        sid: 'BudgetsPublish',
        actions: ['sns:Publish'],
        resources: [notices.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': operator },
          ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:budgets::${operator}:*` },
        },
      }),
    );
    const tells = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        ...{ notificationType, threshold, thresholdType: 'PERCENTAGE' },
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'SNS', address: notices.topicArn }],
    });
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: room.config.room,
        ...{ budgetType: 'COST', timeUnit: 'MONTHLY' },
        budgetLimit: { amount: dollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [tells('ACTUAL', 80), tells('FORECASTED', 100)],
    });
    // Budgets tries the topic when it is made: its policy must stand by then.
    budget.node.addDependency(notices);
  }
}
