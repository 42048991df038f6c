import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser, refusedEvent } from '#core/audit/example-event.ts';

/** An access key that never expires was used. */
export const lastingKeyUsed: Detection = {
  id: 'lasting-key-used',
  title: 'An access key that never expires was used',
  severity: 'informational',
  techniques: ['T1078.004'],
  means:
    'A user called with a key that works until somebody deletes it. No part of a room has one.',
  todo: 'Give who needs it a role, and delete the key.',
  scope: 'account',
  examples: [
    {
      says: 'a user calls by his key',
      fires: true,
      events: [
        exampleEvent('sts:GetCallerIdentity', {
          userIdentity: { ...iamUser('alice'), accessKeyId: 'AKIAEXAMPLE' },
        }),
      ],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [
        refusedEvent('lambda:ListFunctions20150331', {
          userIdentity: { ...iamUser('alice'), accessKeyId: 'AKIAEXAMPLE' },
        }),
      ],
    },
    { says: 'a role calls', fires: false, events: [exampleEvent('sts:GetCallerIdentity')] },
  ],
};
