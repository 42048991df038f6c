import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, EXAMPLE_ACCOUNT, iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn } from '#core/audit/example-people.ts';

/** A user signed in by a password of the account. */
export const signInByPassword: Detection = {
  id: 'sign-in-by-password',
  title: 'A user signed in by a password of the account',
  severity: 'informational',
  techniques: ['T1078.004'],
  means:
    'He does not come by your provider of identities: when he leaves, nobody takes this password away.',
  todo: 'Give who needs it a way by the provider, and delete his password.',
  scope: 'account',
  examples: [
    {
      says: 'a user',
      fires: true,
      events: [signIn({ userIdentity: iamUser('alice'), additionalEventData: { MFAUsed: 'Yes' } })],
    },
    {
      says: 'somebody by a provider',
      fires: false,
      events: [
        signIn({
          userIdentity: assumedRole('okta', 'alice'),
          additionalEventData: {
            MFAUsed: 'No',
            SamlProviderArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:saml-provider/Okta`,
          },
        }),
      ],
    },
    {
      says: 'who fails',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice'), ...FAILED })],
    },
  ],
};
