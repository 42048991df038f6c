import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
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

  constructor(scope: Construct, id: string, { room, key }: NoticesProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { masterKey: key, ...REQUIRE_TLS });
    this.topic.addToResourcePolicy(
      allow([new ServicePrincipal('cloudwatch.amazonaws.com')], {
        sid: 'AlarmsPublish',
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': room.agreement.operator } },
      }),
    );
    const { alarmEmail } = room.config;
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
  }
}
