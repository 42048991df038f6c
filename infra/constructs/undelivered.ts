import { Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { REQUIRE_TLS } from '#infra/policies/require-tls.ts';
import { allow } from '#infra/policies/statement.ts';

/** What the queue is called, and the rules that may set something aside, as a pattern of ARNs. */
export interface UndeliveredProps {
  readonly name: string;
  readonly rules: string;
}

/** Where events wait that did not reach what they were for. */
export class Undelivered extends Construct {
  readonly queue: Queue;
  /**
   * The same queue for targets of rules. CDK gives each rule a statement of its own, and SQS takes a
   * policy of ten conditions at most (SQS guide, "Message quotas"): here one statement lets all rules in.
   */
  readonly ofRules: IQueue;

  constructor(scope: Construct, id: string, { name, rules }: UndeliveredProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Default', {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      ...REQUIRE_TLS,
      retentionPeriod: Duration.days(14),
    });
    this.queue.addToResourcePolicy(
      allow([new ServicePrincipal('events.amazonaws.com')], {
        sid: 'RulesSetAside',
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': rules } },
      }),
    );
    this.ofRules = Queue.fromQueueArn(this, 'OfRules', this.queue.queueArn);
  }
}
