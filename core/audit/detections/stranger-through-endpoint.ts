import type { Detection } from '#core/audit/detection.ts';
import { awsService, dataEvent } from '#core/audit/example-event.ts';

/** Another account came through an endpoint of the network. */
export const strangerThroughEndpoint: Detection = {
  id: 'stranger-through-endpoint',
  title: 'Another account came through an endpoint of the network',
  severity: 'medium',
  techniques: ['T1599', 'T1048'],
  means:
    "An identity of another account used a private way out of this network: data can leave by it with somebody else's keys.",
  todo: 'Narrow the policy of the endpoint to this account, and look which machine called.',
  scope: 'account',
  examples: [
    {
      says: "another account's role",
      fires: true,
      events: [
        dataEvent('s3:GetObject', {
          userIdentity: { type: 'AWSAccount', accountId: '999999999999' },
          vpcEndpointId: 'vpce-1',
        }),
      ],
    },
    {
      says: 'its own role',
      fires: false,
      events: [dataEvent('s3:GetObject', { vpcEndpointId: 'vpce-1' })],
    },
    {
      says: 'another account by the internet',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          userIdentity: { type: 'AWSAccount', accountId: '999999999999' },
        }),
      ],
    },
    {
      says: 'a service',
      fires: false,
      events: [
        dataEvent('s3:GetObject', { userIdentity: awsService('athena'), vpcEndpointId: 'vpce-1' }),
      ],
    },
  ],
};
