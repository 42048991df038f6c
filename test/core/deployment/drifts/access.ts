import type { Json } from '#core/deployment/template.ts';
import {
  at,
  EVERYBODY,
  type Members,
  open,
  type PlantedDrift,
  set,
} from '#test/core/deployment/drifts/planted-drift.ts';

const OF_ROLE = { type: 'AWS::IAM::Role', of: /tokenise/i } as const;

/** Drifts of who may do what. */
export const ACCESS_DRIFTS: readonly PlantedDrift[] = [
  {
    ...OF_ROLE,
    what: 'trust in another account',
    change: (said) => {
      (at(said, 'AssumeRolePolicyDocument').Statement as Json[]).push({
        Effect: 'Allow',
        Principal: { AWS: '999999999999' },
        Action: 'sts:AssumeRole',
      });
    },
    field: 'AssumeRolePolicyDocument',
    allows: /act as the role/,
  },
  {
    ...OF_ROLE,
    what: 'one more policy',
    change: (said) => {
      (said.Policies as Json[]).push({
        PolicyName: 'more',
        PolicyDocument: { Version: '2012-10-17', Statement: [EVERYBODY] },
      });
    },
    field: 'Policies',
    allows: /do more/,
  },
  {
    ...OF_ROLE,
    what: 'a managed policy',
    change: set('ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess']),
    field: 'ManagedPolicyArns',
    allows: /outside of this source/,
  },
  {
    ...OF_ROLE,
    what: 'one more action',
    change: (said) => {
      const [policy] = said.Policies as Json[];
      const [statement] = at(policy, 'PolicyDocument').Statement as Json[];
      (statement as Members).Action = 'kms:*';
    },
    field: 'Policies',
    allows: /do more/,
  },
  {
    ...OF_ROLE,
    what: 'another bound',
    change: set('PermissionsBoundary', 'arn:aws:iam::111111111111:policy/b'),
    field: 'PermissionsBoundary',
    allows: /bound/,
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    what: 'an open endpoint',
    change: open('PolicyDocument'),
    field: 'PolicyDocument',
    allows: /another account/,
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    of: /^Functions/,
    what: 'a way out',
    change: (said) => {
      (said.SecurityGroupEgress as Json[]).push({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' });
    },
    field: 'SecurityGroupEgress',
    allows: /carry data out/,
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    of: /^KmsGroup/,
    what: 'a way in',
    change: (said) => {
      (said.SecurityGroupIngress as Json[]).push({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' });
    },
    field: 'SecurityGroupIngress',
    allows: /reach the functions/,
  },
  {
    type: 'AWS::EC2::FlowLog',
    what: 'part of the traffic',
    change: set('TrafficType', 'REJECT'),
    field: 'TrafficType',
    allows: /not recorded/,
  },
  {
    type: 'AWS::EC2::Subnet',
    what: 'addresses of the internet',
    change: set('MapPublicIpOnLaunch', true),
    field: 'MapPublicIpOnLaunch',
    allows: /internet/,
  },
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    what: 'another route',
    change: set('RouteTableId', 'rtb-1'),
    field: 'RouteTableId',
    allows: /somewhere else/,
  },
];
