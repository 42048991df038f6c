import type { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type NoticesProps, noticeTopic } from '#infra/constructs/notice-topic.ts';

/** Where the room says that somebody should look. It names drops and executions, never data. */
export class Notices extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: NoticesProps) {
    super(scope, id);
    this.topic = noticeTopic(this, 'Topic', props);
    const { alarmEmail } = props.room.config;
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
  }
}
