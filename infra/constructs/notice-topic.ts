import { Aws } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { serviceRole } from '#infra/constructs/service-role.ts';
import { REQUIRE_TLS } from '#infra/policies/require-tls.ts';
import { allow } from '#infra/policies/statement.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose notices, and the key that they lie under. */
export interface NoticesProps {
  readonly room: Room;
  readonly key: IKey;
}

/** A topic under a key of the room, to which the alarms of its account publish. */
export const noticeTopic = (scope: Construct, id: string, { room, key }: NoticesProps): Topic => {
  const { operator } = room.agreement;
  const topic = new Topic(scope, id, { masterKey: key, ...REQUIRE_TLS });
  topic.addToResourcePolicy(
    allow([new ServicePrincipal('cloudwatch.amazonaws.com')], {
      sid: 'AlarmsPublish',
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': operator },
        ArnLike: {
          'aws:SourceArn': `arn:${Aws.PARTITION}:cloudwatch:${room.config.region}:${operator}:alarm:*`,
        },
      },
    }),
  );
  return topic;
};

/**
 * The role by which EventBridge publishes to a topic. A topic's policy cannot tell one rule from another, nor one
 * account: it takes no conditions for EventBridge (EventBridge guide, "Amazon SNS permissions").
 */
export const publishingRole = (scope: Construct, room: Room, topic: ITopic): IRole => {
  const rules = serviceRole(scope, 'Rules', {
    description: 'Publishes what the rules of a room find',
    service: 'events',
    account: room.agreement.operator,
    region: room.config.region,
    resources: `rule/${room.config.room}-*`,
  });
  rules.addToPolicy(
    new PolicyStatement({ sid: 'Publish', actions: ['sns:Publish'], resources: [topic.topicArn] }),
  );
  // The key lets whoever may publish encrypt: nothing is added for it.
  return rules.withoutPolicyUpdates();
};
