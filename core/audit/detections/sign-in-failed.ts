import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn } from '#core/audit/example-people.ts';

/** A sign-in failed. */
export const signInFailed: Detection = {
  id: 'sign-in-failed',
  title: 'A sign-in failed',
  severity: 'informational',
  techniques: ['T1110'],
  means: 'People mistype. It is kept for what is counted from it.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  examples: [
    {
      says: 'a wrong password',
      fires: true,
      events: [signIn({ userIdentity: iamUser('alice'), ...FAILED })],
    },
    { says: 'a right one', fires: false, events: [signIn({ userIdentity: iamUser('alice') })] },
  ],
};
