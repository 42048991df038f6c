import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A call was refused. */
export const callRefused: Detection = {
  id: 'call-refused',
  title: 'A call was refused',
  severity: 'low',
  techniques: ['T1580'],
  means:
    'Somebody asked for what his rights do not give him. One is a mistake; a row of them is somebody who tries doors.',
  todo: 'Ask who it is what he was doing. If he does not know of it, take his credentials away.',
  scope: 'account',
  examples: [
    { says: 'a role is refused', fires: true, events: [refusedEvent('kms:Decrypt')] },
    {
      says: 'EC2 refuses in its own words',
      fires: true,
      events: [refusedEvent('ec2:RunInstances', { errorCode: 'Client.UnauthorizedOperation' })],
    },
    {
      says: 'a service of AWS is refused',
      fires: false,
      events: [refusedEvent('kms:Decrypt', { sourceIPAddress: 'sqs.amazonaws.com' })],
    },
    {
      says: 'a call fails for another reason',
      fires: false,
      events: [exampleEvent('kms:Decrypt', { errorCode: 'NotFoundException' })],
    },
  ],
};
