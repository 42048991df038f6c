import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody used the portal of IAM Identity Center. */
export const portalUsed: Detection = {
  id: 'portal-used',
  title: 'Somebody used the portal of IAM Identity Center',
  severity: 'informational',
  techniques: ['T1078.004'],
  means: 'A person signed in to the portal, or a command line did in his name.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: {
    sso: [
      'Authenticate',
      'Federate',
      'ListApplications',
      'ListProfilesForApplication',
      'CreateToken',
    ],
    signin: ['UserAuthentication', 'CredentialVerification'],
  },
  examples: [
    { says: 'a person signs in', fires: true, events: [exampleEvent('sso:Authenticate')] },
    {
      says: 'an administrator lists who may',
      fires: false,
      events: [exampleEvent('sso:ListPermissionSets')],
    },
  ],
};
