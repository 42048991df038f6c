import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** What is counted, and where it is told. */
export interface CountedOutcomesProps {
  readonly room: string;
  /** The outcome as the functions report it, of a closed list. */
  readonly outcome: 'refused' | 'damaged';
  readonly metricName: string;
  readonly logs: readonly ILogGroup[];
}

/** Counts one outcome in one room: the functions' own metrics are those of all rooms of an account. */
export class CountedOutcomes extends Construct {
  readonly metric: Metric;

  constructor(scope: Construct, id: string, props: CountedOutcomesProps) {
    super(scope, id);
    const counted = props.logs.map((logs, at) =>
      logs
        .addMetricFilter(`Filter${at}`, {
          filterPattern: FilterPattern.stringValue('$.outcome', '=', props.outcome),
          metricNamespace: `Airlock/${props.room}`,
          metricName: props.metricName,
          metricValue: '1',
        })
        .metric({ statistic: 'Sum', period: Duration.minutes(5) }),
    );
    const [metric] = counted;
    if (!metric) throw new Error('outcomes are counted in the logs of a function');
    this.metric = metric;
  }
}
