import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Whom AWS tells of trouble was changed. */
export const contactsChanged: Detection = {
  id: 'contacts-changed',
  title: 'Whom AWS tells of trouble was changed',
  severity: 'medium',
  techniques: ['T1562', 'T1098'],
  means: 'AWS writes to these people when a key leaks or the account is misused.',
  todo: 'Compare them with yours, and ask who changed them.',
  scope: 'account',
  calls: {
    account: [
      'PutAlternateContact',
      'DeleteAlternateContact',
      'PutContactInformation',
      'StartPrimaryEmailUpdate',
      'AcceptPrimaryEmailUpdate',
    ],
  },
  examples: [
    {
      says: 'the contact for security',
      fires: true,
      events: [exampleEvent('account:PutAlternateContact')],
    },
    {
      says: 'somebody looks at it',
      fires: false,
      events: [exampleEvent('account:GetAlternateContact')],
    },
  ],
};
