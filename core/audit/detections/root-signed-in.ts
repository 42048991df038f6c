import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, ROOT, signIn } from '#core/audit/example-people.ts';

/** The root user signed in. */
export const rootSignedIn: Detection = {
  id: 'root-signed-in',
  title: 'The root user signed in',
  severity: 'high',
  techniques: ['T1078.004'],
  means:
    'The root user can do everything, and no policy holds him. Nothing in a room needs him after the account was made.',
  todo: 'Ask who holds the password. If nobody did, reset it by the mailbox of the account, and read all that he did.',
  scope: 'account',
  calls: { signin: ['ConsoleLogin'] },
  watch: { global: true, root: true },
  examples: [
    { says: 'he signs in', fires: true, events: [signIn({ userIdentity: ROOT })] },
    { says: 'he fails to', fires: false, events: [signIn({ userIdentity: ROOT, ...FAILED })] },
    { says: 'a user signs in', fires: false, events: [signIn({ userIdentity: iamUser('alice') })] },
  ],
};
