import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn, times } from '#core/audit/example-people.ts';

/** Many sign-ins of one user failed. */
export const signInsFailedInNumber: Detection = {
  id: 'sign-ins-failed-in-number',
  title: 'Many sign-ins of one user failed',
  severity: 'medium',
  techniques: ['T1110.001'],
  means: 'Five sign-ins or more of one user failed within an hour: somebody guesses his password.',
  todo: 'Ask the user, and see that he has a second factor.',
  scope: 'account',
  examples: [
    {
      says: 'five fail',
      fires: true,
      events: times(5, () => signIn({ ...FAILED, userIdentity: iamUser('alice') })),
    },
    {
      says: 'two fail',
      fires: false,
      events: times(2, () => signIn({ ...FAILED, userIdentity: iamUser('alice') })),
    },
  ],
};
