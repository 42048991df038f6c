import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CfnRule,
  EventField,
  type IRuleTarget,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Who is told. */
export interface KeyWatchProps {
  readonly notices: ITopic;
  /** By which rules publish. */
  readonly ofRules: IRole;
  readonly undelivered: IQueue;
}

/** What changes who may use a key. In a running room none of it happens. */
const CHANGES_KEYS = [
  'CreateGrant',
  'DisableKey',
  'PutKeyPolicy',
  'ReplicateKey',
  'ScheduleKeyDeletion',
];

/** Tells of every refused use of a key, and of every change to who may use one. */
export class KeyWatch extends Construct {
  /** Refused uses of keys. */
  readonly refused: Metric;

  constructor(scope: Construct, id: string, { notices, ofRules, undelivered }: KeyWatchProps) {
    super(scope, id);
    const target: IRuleTarget = new SnsTopic(notices, {
      role: ofRules,
      deadLetterQueue: undelivered,
      message: RuleTargetInput.fromText(
        `KMS ${EventField.fromPath('$.detail.eventName')} at ${EventField.fromPath('$.time')}: see event ${EventField.fromPath('$.detail.eventID')} of the trail.`,
      ),
    });
    const kms = { eventSource: ['kms.amazonaws.com'] };
    const refused = this.#rule('Refused', {
      detail: { ...kms, errorCode: [{ prefix: 'AccessDenied' }] },
      target,
    });
    this.#rule('Changed', { detail: { ...kms, eventName: CHANGES_KEYS }, target });
    this.refused = new Metric({
      namespace: 'AWS/Events',
      metricName: 'MatchedEvents',
      dimensionsMap: { RuleName: refused.ruleName },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  }

  #rule(
    id: string,
    of: { readonly detail: Record<string, unknown>; readonly target: IRuleTarget },
  ) {
    const rule = new Rule(this, id, {
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: of.detail,
      },
      targets: [of.target],
    });
    const resource = rule.node.defaultChild;
    // Uses of keys count as reading, of which EventBridge tells only when it is asked to.
    if (resource instanceof CfnRule)
      resource.state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    return rule;
  }
}
