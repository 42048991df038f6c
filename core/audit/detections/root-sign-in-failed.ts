import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, ROOT, signIn } from '#core/audit/example-people.ts';

/** Somebody failed to sign in as the root user. */
export const rootSignInFailed: Detection = {
  id: 'root-sign-in-failed',
  title: 'Somebody failed to sign in as the root user',
  severity: 'medium',
  techniques: ['T1110'],
  means:
    'Whoever it was knows the mail address of the account. The second factor is what keeps him out.',
  todo: 'See that the root user has a second factor, and that nobody else reads his mailbox.',
  scope: 'account',
  examples: [
    { says: 'a wrong password', fires: true, events: [signIn({ userIdentity: ROOT, ...FAILED })] },
    { says: 'a right one', fires: false, events: [signIn({ userIdentity: ROOT })] },
    {
      says: 'a user fails',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), ...FAILED })],
    },
  ],
};
