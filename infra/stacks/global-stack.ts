import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventBus as ToEventBus } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { WATCHED } from '#core/audit/watched-calls.ts';
import { serviceRole } from '#infra/constructs/service-role.ts';
import type { Room } from '#infra/read-room.ts';
import { watchRule } from '#infra/watch/watch-rule.ts';

/** Where the events of IAM come up, wherever a room is. */
export const GLOBAL_REGION = 'us-east-1';

/** The room that is told. */
export interface GlobalStackProps extends StackProps {
  readonly room: Room;
}

/**
 * Hands the events of us-east-1 that a room must hear of on to the room's region, whose rules match them
 * like its own (EventBridge guide, "Sending events between AWS Regions"). A change to these rules is among them.
 */
export class GlobalStack extends Stack {
  constructor(scope: Construct, id: string, { room, ...props }: GlobalStackProps) {
    super(scope, id, { ...props, terminationProtection: room.config.proven });
    const { operator } = room.agreement;
    const role = serviceRole(this, 'Forwarder', {
      description: 'Hands events of us-east-1 on to the region of a room',
      service: 'events',
      account: operator,
      region: GLOBAL_REGION,
      resources: `rule/${this.stackName}-*`,
    });
    const bus = EventBus.fromEventBusArn(
      this,
      'Bus',
      `arn:${Aws.PARTITION}:events:${room.config.region}:${operator}:event-bus/default`,
    );
    for (const watched of WATCHED)
      if (watched.global) watchRule(this, watched, new ToEventBus(bus, { role }));
  }
}
