import type { Detection } from '#core/audit/detection.ts';
import { awsService, exampleEvent } from '#core/audit/example-event.ts';

/** Somebody read how strong passwords have to be. */
export const passwordPolicyRead: Detection = {
  id: 'password-policy-read',
  title: 'Somebody read how strong passwords have to be',
  severity: 'informational',
  techniques: ['T1201'],
  means: 'The console shows it; so does who wants to guess passwords.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: { iam: ['GetAccountPasswordPolicy'] },
  examples: [
    { says: 'somebody', fires: true, events: [exampleEvent('iam:GetAccountPasswordPolicy')] },
    {
      says: 'a service by itself',
      fires: false,
      events: [
        exampleEvent('iam:GetAccountPasswordPolicy', {
          userIdentity: awsService('config'),
          eventType: 'AwsServiceEvent',
        }),
      ],
    },
    { says: 'another question', fires: false, events: [exampleEvent('iam:GetUser')] },
  ],
};
