import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, iamUser } from '#core/audit/example-event.ts';
import { FAILED, ROOT, signIn } from '#core/audit/example-people.ts';

/** Somebody signed in by a password alone. */
export const signInWithoutSecondFactor: Detection = {
  id: 'sign-in-without-second-factor',
  title: 'Somebody signed in by a password alone',
  severity: 'medium',
  techniques: ['T1078.004'],
  means:
    'Whoever learns this password is in. Sign-in by a provider of identities is not meant: it asks for its own factors.',
  todo: 'Ask the user whether it was him, and have him add a second factor before he works on.',
  scope: 'account',
  examples: [
    { says: 'a user', fires: true, events: [signIn({ userIdentity: iamUser('alice') })] },
    { says: 'the root user', fires: true, events: [signIn({ userIdentity: ROOT })] },
    {
      says: 'with a second factor',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), additionalEventData: { MFAUsed: 'Yes' } })],
    },
    {
      says: 'by a provider of identities',
      fires: false,
      events: [signIn({ userIdentity: assumedRole('AWSReservedSSO_Admin_1', 'alice') })],
    },
    {
      says: 'who fails',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), ...FAILED })],
    },
  ],
};
