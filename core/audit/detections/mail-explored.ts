import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody asked how much mail the account may send. */
export const mailExplored: Detection = {
  id: 'mail-explored',
  title: 'Somebody asked how much mail the account may send',
  severity: 'informational',
  techniques: ['T1526', 'T1496.003'],
  means: 'A room sends no mail. Who steals an account often asks this first.',
  todo: 'Look what the same principal asked before and after.',
  scope: 'account',
  calls: {
    ses: [
      'GetAccount',
      'GetSendQuota',
      'GetSendStatistics',
      'GetAccountSendingEnabled',
      'GetIdentityVerificationAttributes',
      'ListIdentities',
      'ListEmailIdentities',
      'GetEmailIdentity',
      'ListVerifiedEmailAddresses',
    ],
  },
  examples: [
    { says: 'somebody', fires: true, events: [exampleEvent('ses:GetSendQuota')] },
    {
      says: 'Trusted Advisor',
      fires: false,
      events: [
        exampleEvent('ses:GetSendQuota', { sourceIPAddress: 'trustedadvisor.amazonaws.com' }),
      ],
    },
    { says: 'a mail is sent', fires: false, events: [exampleEvent('ses:SendEmail')] },
  ],
};
