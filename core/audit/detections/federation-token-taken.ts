import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** A user made credentials under another name. */
export const federationTokenTaken: Detection = {
  id: 'federation-token-taken',
  title: 'A user made credentials under another name',
  severity: 'medium',
  techniques: ['T1550.001', 'T1078.004'],
  means:
    'Such credentials outlive the key that they were made with: deleting it does not end them.',
  todo: 'Deny all to the user by a policy, which ends them; deleting his key does not. Look at calls of FederatedUser.',
  scope: 'account',
  calls: { sts: ['GetFederationToken'] },
  examples: [
    {
      says: 'a token',
      fires: true,
      events: [exampleEvent('sts:GetFederationToken', { userIdentity: iamUser('alice') })],
    },
    {
      says: 'a session with a second factor',
      fires: false,
      events: [exampleEvent('sts:GetSessionToken', { userIdentity: iamUser('alice') })],
    },
  ],
};
