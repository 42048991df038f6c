import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { SILENCING } from '#core/audit/watched-calls.ts';

/** Which log of a trail is searched, and who is told. */
export interface SilencingWatchProps {
  readonly room: string;
  readonly trail: ILogGroup;
  readonly told: ITopic;
}

/** The words of CloudTrail's records that tell of a silenced watch, as CloudWatch searches for them. */
const silencing = FilterPattern.literal(
  `{ ${SILENCING.map((name) => `($.eventName = ${name})`).join(' || ')} }`,
);

/** Tells of a silenced watch by a second way, so that whoever disables the rules is not unheard by that alone. */
export class SilencingWatch extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { room, trail, told }: SilencingWatchProps) {
    super(scope, id);
    const filter = new MetricFilter(this, 'Filter', {
      logGroup: trail,
      filterPattern: silencing,
      metricNamespace: `Airlock/${room}`,
      metricName: 'Silencing',
      metricValue: '1',
    });
    this.alarm = new Alarm(this, 'Silenced', {
      alarmDescription: 'The log of the trail tells that somebody silences the watch of the room.',
      metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(told));
  }
}
