import { AccountPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { REQUIRE_TLS } from '#infra/policies/require-tls.ts';
import { allow } from '#infra/policies/statement.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose notices, and the key that they lie under. */
export interface WatchNoticesProps {
  readonly room: Room;
  readonly key: IKey;
}

/** The ways on which AWS asks the receiver first, or which end in an account that lets it in. */
const PROTOCOLS = ['email', 'email-json', 'https', 'lambda', 'sqs'];

/**
 * Where the room tells all who have a stake in it, the parties like the operator, that somebody changed
 * what guards it. A party subscribes whatever its account has; an address that the operator puts in
 * begins to hear once its owner confirms the letter that SNS sends.
 */
export class WatchNotices extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { room, key }: WatchNoticesProps) {
    super(scope, id);
    const { agreement, config } = room;
    this.topic = new Topic(this, 'Topic', { masterKey: key, ...REQUIRE_TLS });
    const resources = [this.topic.topicArn];
    this.topic.addToResourcePolicy(
      allow([new ServicePrincipal('cloudwatch.amazonaws.com')], {
        sid: 'AlarmsPublish',
        actions: ['sns:Publish'],
        resources,
        conditions: { StringEquals: { 'aws:SourceAccount': agreement.operator } },
      }),
    );
    this.topic.addToResourcePolicy(
      allow(
        agreement.parties.map(({ account }) => new AccountPrincipal(account)),
        {
          sid: 'PartiesSubscribe',
          actions: ['sns:Subscribe'],
          resources,
          conditions: { StringEquals: { 'sns:Protocol': PROTOCOLS } },
        },
      ),
    );
    const addresses = [config.alarmEmail, ...Object.values(config.partyNotices ?? {})];
    for (const address of new Set(addresses))
      if (address !== undefined) this.topic.addSubscription(new EmailSubscription(address));
  }
}
