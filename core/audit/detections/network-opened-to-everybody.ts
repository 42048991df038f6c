import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The network lets everybody in. */
export const networkOpenedToEverybody: Detection = {
  id: 'network-opened-to-everybody',
  title: 'The network lets everybody in',
  severity: 'high',
  techniques: ['T1562.007'],
  means:
    'A rule for every address of the internet stands before machines or endpoints that hold or see data.',
  todo: 'Take the rule back, and see in the records of flows who came by it.',
  scope: 'account',
  examples: [
    {
      says: 'a group lets every address in',
      fires: true,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            groupId: 'sg-1',
            ipPermissions: {
              items: [
                {
                  ipProtocol: 'tcp',
                  fromPort: 22,
                  toPort: 22,
                  ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'every address of IPv6',
      fires: true,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            groupId: 'sg-1',
            ipPermissions: {
              items: [
                {
                  ipProtocol: 'tcp',
                  fromPort: 22,
                  toPort: 22,
                  ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a list of the network does',
      fires: true,
      events: [
        exampleEvent('ec2:CreateNetworkAclEntry', {
          requestParameters: {
            networkAclId: 'acl-1',
            ruleAction: 'allow',
            cidrBlock: '0.0.0.0/0',
            egress: false,
          },
        }),
      ],
    },
    {
      says: 'a list does so for IPv6',
      fires: true,
      events: [
        exampleEvent('ec2:CreateNetworkAclEntry', {
          requestParameters: {
            networkAclId: 'acl-1',
            ruleAction: 'allow',
            ipv6CidrBlock: '::/0',
            egress: false,
          },
        }),
      ],
    },
    {
      says: 'both halves of the internet',
      fires: true,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            ipPermissions: {
              items: [
                { ipRanges: { items: [{ cidrIp: '0.0.0.0/1' }, { cidrIp: '128.0.0.0/1' }] } },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'every address of the newer kind',
      fires: true,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            ipPermissions: { items: [{ ipv6Ranges: { items: [{ cidrIpv6: '2000::/3' }] } }] },
          },
        }),
      ],
    },
    {
      says: 'a group lets its own network in',
      fires: false,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            groupId: 'sg-1',
            ipPermissions: {
              items: [
                {
                  ipProtocol: 'tcp',
                  fromPort: 443,
                  toPort: 443,
                  ipRanges: { items: [{ cidrIp: '10.0.0.0/16' }] },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a group lets everything out',
      fires: false,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupEgress', {
          requestParameters: {
            groupId: 'sg-1',
            ipPermissions: {
              items: [
                {
                  ipProtocol: 'tcp',
                  fromPort: 22,
                  toPort: 22,
                  ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a list shuts everybody out',
      fires: false,
      events: [
        exampleEvent('ec2:CreateNetworkAclEntry', {
          requestParameters: {
            networkAclId: 'acl-1',
            ruleAction: 'deny',
            cidrBlock: '0.0.0.0/0',
            egress: false,
          },
        }),
      ],
    },
    {
      says: 'one address',
      fires: false,
      events: [
        exampleEvent('ec2:CreateNetworkAclEntry', {
          requestParameters: {
            networkAclId: 'acl-1',
            ruleAction: 'allow',
            cidrBlock: '198.51.100.7/32',
            egress: false,
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('ec2:AuthorizeSecurityGroupIngress', {
          requestParameters: {
            groupId: 'sg-1',
            ipPermissions: {
              items: [
                {
                  ipProtocol: 'tcp',
                  fromPort: 22,
                  toPort: 22,
                  ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
                },
              ],
            },
          },
          errorCode: 'Client.UnauthorizedOperation',
        }),
      ],
    },
  ],
};
