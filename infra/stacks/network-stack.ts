import { Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  CfnSubnet,
  type GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  type InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import { DROP_KEY_ACTIONS, KEY_ACTIONS } from '#core/access/rights.ts';
import { DnsFirewall } from '#infra/constructs/dns-firewall.ts';
import { QUERY_ACTIONS } from '#infra/policies/running-rights.ts';
import type { Room } from '#infra/read-room.ts';
import { isZoneId, zonesOf } from '#infra/zones-of.ts';

/** The room that is cut off. */
export interface NetworkStackProps extends StackProps {
  readonly room: Room;
}

/**
 * A network without a way out: no internet gateway, no NAT. The functions reach S3, KMS, Athena and
 * where they call it Lambda by endpoints that pass the room's own account to the room's own account, and nothing else. Logs and
 * traces leave by Lambda's own way.
 */
export class NetworkStack extends Stack {
  readonly vpc: Vpc;
  readonly securityGroup: SecurityGroup;
  readonly s3: GatewayVpcEndpoint;
  readonly kms: InterfaceVpcEndpoint;
  readonly athena: InterfaceVpcEndpoint;

  readonly #room: Room;

  constructor(scope: Construct, id: string, { room, ...props }: NetworkStackProps) {
    super(scope, id, { ...props, terminationProtection: room.config.proven });
    this.#room = room;
    this.vpc = this.#network();
    this.securityGroup = new SecurityGroup(this, 'Functions', {
      vpc: this.vpc,
      description: 'Functions of the room: to the endpoints over TLS, nothing inwards',
      allowAllOutbound: false,
    });
    // The addresses of S3's endpoint are known by region only; there is no way to any other address.
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'TLS to the endpoints');
    this.s3 = this.vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    this.s3.addToPolicy(this.#ownAccountOnly('s3:*'));
    this.kms = this.#endpoint('Kms', {
      service: InterfaceVpcEndpointAwsService.KMS,
      actions: room.agreement.drops?.sealed ? [...KEY_ACTIONS, ...DROP_KEY_ACTIONS] : KEY_ACTIONS,
    });
    this.athena = this.#endpoint('Athena', {
      service: InterfaceVpcEndpointAwsService.ATHENA,
      actions: QUERY_ACTIONS,
    });
    // Where people are matched by points, a function calls another one.
    if (room.agreement.match !== undefined)
      this.#endpoint('Lambda', {
        service: InterfaceVpcEndpointAwsService.LAMBDA,
        actions: ['lambda:InvokeFunction'],
      });
    new DnsFirewall(this, 'Names', { room, vpc: this.vpc });
  }

  /** As configured, so that nothing is looked up, and every one has Lambda. */
  override get availabilityZones(): string[] {
    return [...zonesOf(this.#room.config)];
  }

  #network(): Vpc {
    const { config } = this.#room;
    const vpc = new Vpc(this, 'Vpc', {
      vpcName: config.room,
      availabilityZones: this.availabilityZones,
      ipAddresses: IpAddresses.cidr('10.90.0.0/24'),
      natGateways: 0,
      createInternetGateway: false,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 },
      ],
    });
    for (const { node, availabilityZone } of vpc.isolatedSubnets)
      nameById(node.defaultChild, availabilityZone);
    // With a log group under the key of logs, which comes after this stack.
    Validations.of(vpc).acknowledge({
      id: 'AwsSolutions-VPC7',
      reason: 'The data stack records the flows of the network, where the logs of the room are.',
    });
    return vpc;
  }

  #endpoint(
    id: string,
    of: { readonly service: InterfaceVpcEndpointAwsService; readonly actions: readonly string[] },
  ): InterfaceVpcEndpoint {
    const group = new SecurityGroup(this, `${id}Group`, {
      vpc: this.vpc,
      description: `${id} endpoint of the room: from its functions over TLS`,
      allowAllOutbound: false,
    });
    group.addIngressRule(this.securityGroup, Port.tcp(443), 'TLS from the functions');
    const endpoint = this.vpc.addInterfaceEndpoint(id, {
      service: of.service,
      open: false,
      privateDnsEnabled: true,
      securityGroups: [group],
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    });
    endpoint.addToPolicy(this.#ownAccountOnly(...of.actions));
    return endpoint;
  }

  /** Nobody carries data out by this way: neither with keys of another account, nor into one. */
  #ownAccountOnly(...actions: readonly string[]): PolicyStatement {
    const { operator } = this.#room.agreement;
    return new PolicyStatement({
      principals: [new AnyPrincipal()],
      actions: [...actions],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': operator, 'aws:ResourceAccount': operator },
      },
    });
  }
}

/** CDK knows Zones by name only. */
const nameById = (subnet: IConstruct | undefined, zone: string): void => {
  if (!(subnet instanceof CfnSubnet) || !isZoneId(zone)) return;
  subnet.availabilityZone = undefined;
  subnet.availabilityZoneId = zone;
};
