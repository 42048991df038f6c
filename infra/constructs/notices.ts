import { Aws } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { serviceRole } from '#infra/constructs/service-role.ts';
import { REQUIRE_TLS } from '#infra/policies/require-tls.ts';
import { allow } from '#infra/policies/statement.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose notices, and the key that they lie under. */
export interface NoticesProps {
  readonly room: Room;
  readonly key: IKey;
}

/** Where the room says that somebody should look. It names drops and executions, never data. */
export class Notices extends Construct {
  readonly topic: Topic;
  /**
   * By which EventBridge publishes. A topic's policy cannot tell one rule from another, nor one account: it takes no
   * conditions for EventBridge (EventBridge guide, "Amazon SNS permissions").
   */
  readonly ofRules: IRole;

  constructor(scope: Construct, id: string, { room, key }: NoticesProps) {
    super(scope, id);
    const { operator } = room.agreement;
    const { region, alarmEmail } = room.config;
    this.topic = new Topic(this, 'Topic', { masterKey: key, ...REQUIRE_TLS });
    this.topic.addToResourcePolicy(
      allow([new ServicePrincipal('cloudwatch.amazonaws.com')], {
        sid: 'AlarmsPublish',
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': operator },
          ArnLike: {
            'aws:SourceArn': `arn:${Aws.PARTITION}:cloudwatch:${region}:${operator}:alarm:*`,
          },
        },
      }),
    );
    const rules = serviceRole(this, 'Rules', {
      description: 'Publishes what the rules of a room find',
      service: 'events',
      account: operator,
      region,
      resources: `rule/${room.config.room}-*`,
    });
    rules.addToPolicy(
      new PolicyStatement({
        sid: 'Publish',
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
    // The key lets whoever may publish encrypt: nothing is added for it.
    this.ofRules = rules.withoutPolicyUpdates();
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
  }
}
