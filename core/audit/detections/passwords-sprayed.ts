import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn, times } from '#core/audit/example-people.ts';

/** One address tried the passwords of many users. */
export const passwordsSprayed: Detection = {
  id: 'passwords-sprayed',
  title: 'One address tried the passwords of many users',
  severity: 'high',
  techniques: ['T1110.003'],
  means:
    'One or two tries for each user stay below what locks them: somebody tries a common password on everybody.',
  todo: 'Look whether one of the tries succeeded, and block the address.',
  scope: 'account',
  examples: [
    {
      says: 'five users in an hour',
      fires: true,
      events: times(5, (at) => signIn({ ...FAILED, userIdentity: iamUser(`user-${at}`) })),
    },
    {
      says: 'five names that the account does not have',
      fires: true,
      events: times(5, () =>
        signIn({
          ...FAILED,
          userIdentity: {
            type: 'IAMUser',
            userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
            accountId: EXAMPLE_ACCOUNT,
          },
        }),
      ),
    },
    {
      says: 'one user five times',
      fires: false,
      events: times(5, () => signIn({ ...FAILED, userIdentity: iamUser('alice') })),
    },
    {
      says: 'five users at five places',
      fires: false,
      events: times(5, (at) =>
        signIn({
          ...FAILED,
          userIdentity: iamUser(`user-${at}`),
          sourceIPAddress: `198.51.100.${at}`,
        }),
      ),
    },
  ],
};
