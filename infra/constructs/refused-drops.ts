import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Counts the refused drops of one room: the functions' own metrics are those of all rooms of an account. */
export class RefusedDrops extends Construct {
  readonly metric: Metric;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly room: string; readonly logs: readonly LogGroup[] },
  ) {
    super(scope, id);
    const counted = props.logs.map((logs, at) =>
      logs
        .addMetricFilter(`Filter${at}`, {
          filterPattern: FilterPattern.stringValue('$.outcome', '=', 'refused'),
          metricNamespace: `Airlock/${props.room}`,
          metricName: 'RefusedDrops',
          metricValue: '1',
        })
        .metric({ statistic: 'Sum', period: Duration.minutes(5) }),
    );
    const [metric] = counted;
    if (!metric) throw new Error('refused drops are counted in the logs of a function');
    this.metric = metric;
  }
}
