import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type AlarmName, FUNCTION_ALARMS } from '#core/access/alarms.ts';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import type { CountedCalls } from '#infra/constructs/call-watch.ts';

/** What is watched, and who is told. */
export interface RoomAlarmsProps {
  readonly functions: ReadonlyMap<FunctionName, LambdaFunction>;
  readonly drops: StateMachine;
  readonly undelivered: IQueue;
  readonly refusedDrops: IMetric;
  readonly damage: IMetric;
  /** Calls that change what guards the room. */
  readonly watched: readonly CountedCalls[];
  readonly notices: ITopic;
}

interface Watched {
  readonly id: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly above?: number;
}

const PERIOD = Duration.minutes(5);

/** An alarm for each thing that somebody must look at; silence is good news. */
export class RoomAlarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: RoomAlarmsProps) {
    super(scope, id);
    const action = new SnsAction(props.notices);
    this.alarms = watchedOf(props).map((watched) => {
      const alarm = new Alarm(this, watched.id, alarmProps(watched));
      alarm.addAlarmAction(action);
      return alarm;
    });
  }
}

const alarmProps = ({ says, metric, above = 0 }: Watched): AlarmProps => ({
  alarmDescription: says,
  metric,
  threshold: above,
  evaluationPeriods: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});

const watchedOf = (props: RoomAlarmsProps): readonly Watched[] => [
  ...[...props.functions].flatMap(([name, watched]) => watchedOfFunction(name, watched)),
  {
    id: 'DropsFailed',
    says: 'A drop could not be accepted and waits for somebody to look at its execution.',
    metric: props.drops.metricFailed({ period: PERIOD }),
  },
  {
    id: 'DropsTimedOut',
    says: 'The acceptance of a drop took longer than half a day.',
    metric: props.drops.metricTimedOut({ period: PERIOD }),
  },
  {
    id: 'DropsRefused',
    says: 'A drop was refused: its party finds the reason in the ledger and in its report.',
    metric: props.refusedDrops,
  },
  {
    id: 'Undelivered',
    says: 'An event of a drop, or the daily clean-up or verification, did not reach its function.',
    metric: props.undelivered.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
  },
  {
    id: 'Damaged',
    says: 'The daily verification found a file of the room missing or changed: the ledger names the version.',
    metric: props.damage,
  },
  ...props.watched,
];

/** What the alarms of functions look at. */
const METRICS: Readonly<Record<AlarmName, (watched: LambdaFunction) => IMetric>> = {
  throttled: (watched) => watched.metricThrottles({ period: PERIOD }),
  failed: (watched) => watched.metricErrors({ period: PERIOD }),
  slow: (watched) => watched.metricDuration({ period: PERIOD, statistic: Stats.percentile(95) }),
};

const watchedOfFunction = (name: FunctionName, watched: LambdaFunction): readonly Watched[] =>
  FUNCTIONS[name].alarms.map((alarm) => {
    const { says, above } = FUNCTION_ALARMS[alarm];
    return { id: `${name}-${alarm}`, says: says(name), metric: METRICS[alarm](watched), above };
  });
