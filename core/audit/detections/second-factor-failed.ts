import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn } from '#core/audit/example-people.ts';

/** A password was right and the second factor was not. */
export const secondFactorFailed: Detection = {
  id: 'second-factor-failed',
  title: 'A password was right and the second factor was not',
  severity: 'medium',
  techniques: ['T1621', 'T1110'],
  means: 'If it was not the user, somebody has his password: only the second factor kept him out.',
  todo: 'Ask the user. If it was not him, change his password now.',
  scope: 'account',
  examples: [
    {
      says: 'the second factor fails',
      fires: true,
      events: [
        signIn({
          userIdentity: iamUser('alice'),
          ...FAILED,
          additionalEventData: { MFAUsed: 'Yes' },
        }),
      ],
    },
    {
      says: 'it is right',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), additionalEventData: { MFAUsed: 'Yes' } })],
    },
    {
      says: 'the password is wrong',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), ...FAILED })],
    },
  ],
};
