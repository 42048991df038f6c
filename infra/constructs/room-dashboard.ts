import { Aws, Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { FunctionName } from '#core/access/functions.ts';
import type { RoomNames } from '#infra/names.ts';

/** What the dashboard shows. */
export interface RoomDashboardProps {
  readonly room: string;
  readonly names: RoomNames;
  readonly functions: ReadonlyMap<FunctionName, LambdaFunction>;
  readonly drops: StateMachine;
  readonly alarms: readonly Alarm[];
}

/** The room on one page: alarms, drops, questions, and what they cost. */
export class RoomDashboard extends Construct {
  constructor(scope: Construct, id: string, props: RoomDashboardProps) {
    super(scope, id);
    const { room, names, drops, functions, alarms } = props;
    const each = (metricOf: (of: LambdaFunction) => IMetric): IMetric[] =>
      [...functions.values()].map(metricOf);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `${room}-${Aws.REGION}`,
      defaultInterval: Duration.days(7),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 })],
        [
          graph('Drops', [drops.metricStarted(), drops.metricSucceeded(), drops.metricFailed()]),
          graph('Time to accept a drop', [drops.metricTime()]),
        ],
        [
          graph(
            'Calls',
            each((of) => of.metricInvocations()),
          ),
          graph(
            'Faults',
            each((of) => of.metricErrors()),
          ),
        ],
        [
          graph(
            'Time of calls',
            each((of) => of.metricDuration()),
          ),
          graph('Bytes scanned by questions', [scannedBytes(names.workgroup)]),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 12 });

const scannedBytes = (workgroup: string): Metric =>
  new Metric({
    namespace: 'AWS/Athena',
    metricName: 'ProcessedBytes',
    dimensionsMap: { WorkGroup: workgroup },
    statistic: 'Sum',
  });
