import { AccountPrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type NoticesProps, noticeTopic, publishingRole } from '#infra/constructs/notice-topic.ts';
import { allow } from '#infra/policies/statement.ts';

/** The ways on which AWS asks the receiver first, or which end in an account that lets it in. */
const PROTOCOLS = ['email', 'email-json', 'https', 'lambda', 'sqs'];

/**
 * Where the room tells all who have a stake in it, the parties like the operator, that somebody changed
 * what guards it. A party subscribes whatever its account has; an address that the operator puts in
 * begins to hear once its owner confirms the letter that SNS sends.
 */
export class WatchNotices extends Construct {
  readonly topic: Topic;
  /** By which the rules of the watch publish. */
  readonly ofRules: IRole;

  constructor(scope: Construct, id: string, { room, key }: NoticesProps) {
    super(scope, id);
    const { agreement, config } = room;
    this.topic = noticeTopic(this, 'Topic', { room, key });
    this.ofRules = publishingRole(this, room, this.topic);
    this.topic.addToResourcePolicy(
      allow(
        agreement.parties.map(({ account }) => new AccountPrincipal(account)),
        {
          sid: 'PartiesSubscribe',
          actions: ['sns:Subscribe'],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { 'sns:Protocol': PROTOCOLS } },
        },
      ),
    );
    const addresses = [config.alarmEmail, ...Object.values(config.partyNotices ?? {})];
    for (const address of new Set(addresses))
      if (address !== undefined) this.topic.addSubscription(new EmailSubscription(address));
  }
}
