import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Whose word on identities is taken was changed. */
export const identityProviderChanged: Detection = {
  id: 'identity-provider-changed',
  title: 'Whose word on identities is taken was changed',
  severity: 'medium',
  techniques: ['T1484.002'],
  means: 'Who speaks for the provider decides who signs in, by any role that trusts it.',
  todo: 'Compare the provider with the one that you run. Delete what nobody knows, and the roles that trust it.',
  scope: 'account',
  calls: {
    iam: [
      'CreateSAMLProvider',
      'UpdateSAMLProvider',
      'CreateOpenIDConnectProvider',
      'AddClientIDToOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint',
      'DeleteSAMLProvider',
      'DeleteOpenIDConnectProvider',
    ],
  },
  examples: [
    { says: 'a provider more', fires: true, events: [exampleEvent('iam:CreateSAMLProvider')] },
    {
      says: 'another certificate for one',
      fires: true,
      events: [exampleEvent('iam:UpdateSAMLProvider')],
    },
    { says: 'a list of them', fires: false, events: [exampleEvent('iam:ListSAMLProviders')] },
  ],
};
