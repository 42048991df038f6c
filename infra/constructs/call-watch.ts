import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WATCHED } from '#core/audit/watched-calls.ts';
import { watchRule } from '#infra/watch/watch-rule.ts';

/** Whose calls, and who is told. */
export interface CallWatchProps {
  readonly room: string;
  readonly told: ITopic;
  /** By which rules publish. */
  readonly ofRules: IRole;
  readonly undelivered: IQueue;
}

/** Calls of one kind, as an alarm counts them. */
export interface CountedCalls {
  readonly id: string;
  readonly says: string;
  readonly metric: IMetric;
}

const of = (path: string): string => EventField.fromPath(`$.${path}`);

/** Tells of every call that changes what guards the room, by name and time and never of whom. */
export class CallWatch extends Construct {
  readonly counted: readonly CountedCalls[];

  constructor(scope: Construct, id: string, { room, told, ofRules, undelivered }: CallWatchProps) {
    super(scope, id);
    const target = new SnsTopic(told, {
      role: ofRules,
      deadLetterQueue: undelivered,
      message: RuleTargetInput.fromText(
        `Room ${room}: ${of('detail.eventName')} of ${of('detail.eventSource')} in ${of('detail.awsRegion')} at ${of('time')}. It is event ${of('detail.eventID')} of the trail.`,
      ),
    });
    this.counted = WATCHED.map((watched) => {
      const { ruleName } = watchRule(this, watched, target);
      const metric = new Metric({
        namespace: 'AWS/Events',
        metricName: 'MatchedEvents',
        dimensionsMap: { RuleName: ruleName },
        statistic: 'Sum',
        period: Duration.minutes(5),
      });
      return { id: watched.id, says: watched.says, metric };
    });
  }
}
