import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** How strong passwords have to be was changed. */
export const passwordPolicyWeakened: Detection = {
  id: 'password-policy-weakened',
  title: 'How strong passwords have to be was changed',
  severity: 'low',
  techniques: ['T1556', 'T1562'],
  means: 'Weak passwords are guessed. Deployments set the policy once.',
  todo: 'Compare it with what was deployed, and put it back.',
  scope: 'account',
  calls: { iam: ['DeleteAccountPasswordPolicy', 'UpdateAccountPasswordPolicy'] },
  examples: [
    {
      says: 'it is deleted',
      fires: true,
      events: [exampleEvent('iam:DeleteAccountPasswordPolicy')],
    },
    { says: 'it is read', fires: false, events: [exampleEvent('iam:GetAccountPasswordPolicy')] },
  ],
};
