import { FlowLog, FlowLogDestination, FlowLogResourceType, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { serviceRole } from '#infra/constructs/service-role.ts';
import { KEPT } from '#infra/kept.ts';
import type { RoomNames } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose logs, and the key that they lie under. */
export interface RoomLogsProps {
  readonly room: Room;
  readonly names: RoomNames;
  readonly key: IKey;
  /** The network of an isolated room, of which every flow is recorded. */
  readonly network?: IVpc | undefined;
}

/**
 * The logs of a room: of its functions, its state machine and its network. They are evidence, so they live with
 * the data and end by their retention alone, not with the functions that are deployed anew.
 */
export class RoomLogs extends Construct {
  readonly #props: RoomLogsProps;

  constructor(scope: Construct, id: string, props: RoomLogsProps) {
    super(scope, id);
    this.#props = props;
    const { names, network } = props;
    for (const name of FUNCTION_NAMES) this.#group(name, names.logGroupOf(name));
    this.#group('Drops', names.dropsLogGroup);
    if (network) {
      this.#flows(network);
      this.#questions(network);
    }
  }

  #group(id: string, logGroupName: string): LogGroup {
    const { room, key } = this.#props;
    return new LogGroup(this, id, {
      logGroupName,
      retention: room.config.logDays,
      encryptionKey: key,
      removalPolicy: KEPT,
    });
  }

  #flows(network: IVpc): void {
    const { room, names } = this.#props;
    const role = serviceRole(this, 'FlowRole', {
      description: 'Writes the flow log of the network',
      service: 'vpc-flow-logs',
      account: room.agreement.operator,
      region: room.config.region,
      resources: 'vpc-flow-log/*',
    });
    new FlowLog(this, 'Flow', {
      resourceType: FlowLogResourceType.fromVpc(network),
      destination: FlowLogDestination.toCloudWatchLogs(
        this.#group('Network', names.networkLogGroup),
        role,
      ),
    });
  }

  /** Every name that the network looks up. */
  #questions(network: IVpc): void {
    const { room, names } = this.#props;
    const logging = new CfnResolverQueryLoggingConfig(this, 'Questions', {
      name: room.config.room,
      destinationArn: this.#group('Names', names.namesLogGroup).logGroupArn,
    });
    new CfnResolverQueryLoggingConfigAssociation(this, 'Asked', {
      resolverQueryLogConfigId: logging.attrId,
      resourceId: network.vpcId,
    });
  }
}
