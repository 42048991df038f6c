import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { FAILED, signIn, times } from '#core/audit/example-people.ts';

/** A sign-in succeeded after many that failed. */
export const signInGuessed: Detection = {
  id: 'sign-in-guessed',
  title: 'A sign-in succeeded after many that failed',
  severity: 'high',
  techniques: ['T1110.001'],
  means: 'Somebody tried passwords of this user until one was right.',
  todo: 'Ask the user. If it was not him, take his password and keys away, and read what he did since.',
  scope: 'account',
  examples: [
    {
      says: 'the sixth try is right',
      fires: true,
      events: [
        ...times(5, (at) =>
          signIn({
            ...FAILED,
            userIdentity: iamUser('alice'),
            eventTime: `2026-03-01T09:0${at}:00Z`,
          }),
        ),
        signIn({ userIdentity: iamUser('alice'), eventTime: '2026-03-01T09:10:00Z' }),
      ],
    },
    {
      says: 'the second try is right',
      fires: false,
      events: [
        signIn({ ...FAILED, userIdentity: iamUser('alice') }),
        signIn({ userIdentity: iamUser('alice'), eventTime: '2026-03-01T09:10:00Z' }),
      ],
    },
    {
      says: 'another one signs in after it',
      fires: false,
      events: [
        ...times(5, () => signIn({ ...FAILED, userIdentity: iamUser('alice') })),
        signIn({ userIdentity: iamUser('bob'), eventTime: '2026-03-01T09:10:00Z' }),
      ],
    },
  ],
};
