import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A private way out of the network refused a call. */
export const wayOutRefused: Detection = {
  id: 'way-out-refused',
  title: 'A private way out of the network refused a call',
  severity: 'medium',
  techniques: ['T1048', 'T1537'],
  means:
    'The policy of an endpoint held: something inside tried to reach a bucket, a key or a service that it is not for.',
  todo: 'Find the function or the machine by its address; code of the room calls nothing that the policy does not let through.',
  scope: 'account',
  examples: [
    {
      says: 'an endpoint refuses a call',
      fires: true,
      events: [
        exampleEvent('s3:PutObject', {
          eventType: 'AwsVpceEvent',
          eventCategory: 'NetworkActivity',
          errorCode: 'VpceAccessDenied',
          errorMessage: 'The request was denied due to a VPC endpoint policy',
          vpcEndpointId: 'vpce-1',
        }),
      ],
    },
    {
      says: 'a service says that the endpoint did',
      fires: true,
      events: [
        exampleEvent('s3:PutObject', {
          errorCode: 'AccessDenied',
          errorMessage:
            'User is not authorized to perform: s3:PutObject because no VPC endpoint policy allows the s3:PutObject action',
        }),
      ],
    },
    {
      says: 'a call that went through',
      fires: false,
      events: [
        exampleEvent('s3:PutObject', {
          eventType: 'AwsVpceEvent',
          eventCategory: 'NetworkActivity',
          vpcEndpointId: 'vpce-1',
        }),
      ],
    },
    {
      says: 'a refusal for another reason',
      fires: false,
      events: [
        exampleEvent('s3:GetObject', {
          errorCode: 'AccessDenied',
          errorMessage: 'User is not authorized because no identity-based policy allows it',
          vpcEndpointId: 'vpce-1',
        }),
      ],
    },
  ],
};
