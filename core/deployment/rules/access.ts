import type { TypeRule } from '#core/deployment/type-rule.ts';

const PASSES = 'Traffic of the functions can go somewhere else, and carry data out.';

/** The rules of who may do what, and by which network. */
export const ACCESS_RULES: Readonly<Record<string, TypeRule>> = {
  'AWS::IAM::Role': {
    allows: 'Whoever acts as the role can do something else than this source says.',
    fields: {
      AssumeRolePolicyDocument: 'Somebody else can act as the role, with all its rights.',
      Policies: 'Whoever acts as the role can do more, or less than it needs.',
      ManagedPolicyArns:
        'Whoever acts as the role can do all that a policy outside of this source says.',
      PermissionsBoundary: 'The rights of the role have another bound.',
      MaxSessionDuration: 'Who once acted as the role keeps its rights for longer.',
    },
    defaults: { MaxSessionDuration: 3_600, Path: '/', Policies: [], ManagedPolicyArns: [] },
    ignored: ['RoleName'],
  },
  'AWS::IAM::ManagedPolicy': {
    allows: 'Whoever is given the policy can do more, or less than is needed.',
    fields: {
      PolicyDocument: 'Whoever is given the policy can do more, or less than is needed.',
      Users: 'Somebody else is given the policy.',
      Groups: 'Somebody else is given the policy.',
    },
    defaults: { Path: '/' },
    ignored: ['ManagedPolicyName', 'Roles'],
  },
  'AWS::EC2::VPC': {
    allows: PASSES,
    fields: { EnableDnsHostnames: PASSES, CidrBlock: PASSES },
    defaults: { InstanceTenancy: 'default', EnableDnsSupport: 'true' },
    // They say where its addresses come from.
    ignored: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  },
  'AWS::EC2::Subnet': {
    allows: PASSES,
    fields: {
      CidrBlock: PASSES,
      MapPublicIpOnLaunch: 'What stands in the network can be reached from the internet.',
      AssignIpv6AddressOnCreation: 'What stands in the network can be reached from the internet.',
      Ipv6CidrBlock: PASSES,
      EnableDns64: PASSES,
    },
    defaults: { MapPublicIpOnLaunch: 'false' },
    // The names of zones differ between accounts.
    ignored: [
      ...['AvailabilityZone', 'AvailabilityZoneId', 'OutpostArn', 'EnableLniAtDeviceIndex'],
      ...['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
      ...['Ipv6Native', 'PrivateDnsNameOptionsOnLaunch'],
    ],
  },
  'AWS::EC2::RouteTable': { allows: PASSES, fields: {} },
  'AWS::EC2::SubnetRouteTableAssociation': { allows: PASSES, fields: {} },
  'AWS::EC2::SecurityGroup': {
    allows: PASSES,
    fields: {
      VpcId: PASSES,
      SecurityGroupEgress: PASSES,
      SecurityGroupIngress: 'Others reach the functions or the endpoints of the room.',
    },
    defaults: { SecurityGroupEgress: [], SecurityGroupIngress: [] },
    dropped: ['Egress', 'Ingress'].flatMap((way) =>
      ['Description', 'SourceSecurityGroupOwnerId', 'SourceSecurityGroupName'].map(
        (name) => `SecurityGroup${way}.*.${name}`,
      ),
    ),
    ignored: ['GroupName'],
  },
  'AWS::EC2::VPCEndpoint': {
    allows: PASSES,
    fields: {
      PolicyDocument:
        'Keys of another account can carry data out through the endpoint, or into one.',
      SecurityGroupIds: 'Others reach the endpoint.',
      PrivateDnsEnabled: 'Calls do not go through the endpoint, past its policy.',
      ServiceName: PASSES,
      RouteTableIds: PASSES,
      SubnetIds: PASSES,
      ResourceConfigurationArn: PASSES,
      ServiceNetworkArn: PASSES,
    },
    defaults: { VpcEndpointType: 'Gateway', PrivateDnsEnabled: 'false' },
    ignored: ['DnsOptions', 'IpAddressType', 'ServiceRegion'],
  },
  'AWS::EC2::FlowLog': {
    allows: 'Traffic of the room is recorded nowhere, or somewhere else.',
    fields: {
      TrafficType: 'Part of the traffic is not recorded.',
      LogGroupName: 'Traffic is recorded somewhere else.',
      DeliverLogsPermissionArn: 'Traffic is recorded by another role.',
      DeliverCrossAccountRole: 'Traffic is recorded in another account.',
    },
    defaults: { MaxAggregationInterval: 600, LogDestinationType: 'cloud-watch-logs' },
    // What goes to a log group is said by its name or by its ARN.
    ignored: ['LogDestination', 'DestinationOptions', 'LogFormat', 'TagFieldSpecifications'],
  },
};
