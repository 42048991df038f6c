import { CfnRule, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { WatchedCalls } from '#core/audit/watched-calls.ts';
import { eventPattern } from '#infra/watch/event-pattern.ts';

/** The rule that matches watched calls, and hands them to a target. */
export const watchRule = (scope: Construct, watched: WatchedCalls, target: IRuleTarget): Rule => {
  const rule = new Rule(scope, watched.id, {
    description: watched.says,
    eventPattern: eventPattern(watched),
    targets: [target],
  });
  const resource = rule.node.defaultChild;
  // Of calls that read, EventBridge tells only when it is asked to (EventBridge guide, "Receiving read-only
  // management events"); CDK knows of that by the property of the resource alone.
  if (watched.read && resource instanceof CfnRule)
    resource.state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  return rule;
};
