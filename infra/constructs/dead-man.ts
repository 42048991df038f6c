import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { REQUIRE_TLS } from '#infra/policies/require-tls.ts';

/** What must not fall silent, and who is told if it does. */
export interface DeadManProps {
  readonly room: string;
  readonly trail: ILogGroup;
  readonly key: IKey;
  readonly told: ITopic;
  readonly undelivered: IQueue;
}

/** Hours without a record until somebody is told: records come within minutes, and one is made each hour. */
const SILENT_HOURS = 3;

/**
 * Tells when the trail falls silent, and lets whoever is told notice when even that falls silent. Each
 * hour a notice that nobody gets is put under the key of the logs: SNS uses the key for it, and uses of
 * keys are in the trail (SNS guide, "Key management"), so that it is never quiet for want of work. Each
 * day the parties get a letter, whose absence is the alarm that nobody in the account can take from them.
 */
export class DeadMan extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: DeadManProps) {
    super(scope, id);
    this.#pulse(props);
    this.#letter(props);
    this.alarm = new Alarm(this, 'TrailSilent', {
      alarmDescription: 'The trail has written nothing for hours: somebody may have stopped it.',
      metric: new Metric({
        namespace: 'AWS/Logs',
        metricName: 'IncomingLogEvents',
        dimensionsMap: { LogGroupName: props.trail.logGroupName },
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      threshold: 1,
      evaluationPeriods: SILENT_HOURS,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(props.told));
  }

  #pulse({ key, undelivered }: DeadManProps): void {
    const nobody = new Topic(this, 'Nobody', { masterKey: key, ...REQUIRE_TLS });
    new Rule(this, 'Pulse', {
      description: 'Makes something for the trail to write',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new SnsTopic(nobody, { deadLetterQueue: undelivered })],
    });
  }

  #letter({ room, told, undelivered }: DeadManProps): void {
    const message = RuleTargetInput.fromText(
      `Room ${room}: its watch is on. This letter comes each day; ask the operator on the first day that it does not.`,
    );
    new Rule(this, 'Daily', {
      description: 'Tells everybody each day that the watch is on',
      schedule: Schedule.cron({ hour: '6', minute: '17' }),
      targets: [new SnsTopic(told, { message, deadLetterQueue: undelivered })],
    });
  }
}
