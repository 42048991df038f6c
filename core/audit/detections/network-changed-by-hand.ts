import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A group of the network was changed by something else than a deployment. */
export const networkChangedByHand: Detection = {
  id: 'network-changed-by-hand',
  title: 'A group of the network was changed by something else than a deployment',
  severity: 'low',
  techniques: ['T1562.007', 'T1578'],
  means:
    'Deployments call themselves by their tool. Whoever changes a group by a console or a script passes by what was reviewed. The name of a tool can be forged: its absence says more than its presence.',
  todo: 'Ask who it was, and deploy again from the source.',
  scope: 'account',
  calls: {
    ec2: [
      'AuthorizeSecurityGroup*',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
      'ModifySecurityGroupRules',
      'RevokeSecurityGroup*',
    ],
  },
  examples: [
    {
      says: 'by a console',
      fires: true,
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
          userAgent: 'console.ec2.amazonaws.com',
        }),
      ],
    },
    {
      says: 'by a script',
      fires: true,
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
          userAgent: 'aws-sdk-go/1.44.0',
        }),
      ],
    },
    {
      says: 'by CloudFormation',
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
          userAgent: 'cloudformation.amazonaws.com',
          sourceIPAddress: 'cloudformation.amazonaws.com',
        }),
      ],
    },
    {
      says: 'by Terraform',
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
          userAgent: 'aws-sdk-go/1.29.7 APN/1.0 HashiCorp/1.0 Terraform/0.12.24',
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
                  fromPort: 443,
                  toPort: 443,
                  ipRanges: { items: [{ cidrIp: '10.0.0.0/16' }] },
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
