import type { Detection } from '#core/audit/detection.ts';
import { iamUser } from '#core/audit/example-event.ts';
import { signIn } from '#core/audit/example-people.ts';

/** Somebody signed in from a place and a browser that he never used before. */
export const signInFromNewPlace: Detection = {
  id: 'sign-in-from-new-place',
  title: 'Somebody signed in from a place and a browser that he never used before',
  severity: 'low',
  techniques: ['T1078.004'],
  means:
    'Neither the network nor the program is one that the user had used in this trail. People travel and renew their machines, seldom both at once.',
  todo: 'Ask the user whether it was him.',
  scope: 'account',
  examples: [
    {
      says: 'another network and another browser',
      fires: true,
      events: [
        signIn({ userIdentity: iamUser('alice'), userAgent: 'Mozilla/5.0 (Macintosh) Safari' }),
        signIn({
          userIdentity: iamUser('alice'),
          userAgent: 'Mozilla/5.0 (X11) Firefox',
          sourceIPAddress: '198.51.100.9',
          eventTime: '2026-03-02T09:00:00Z',
        }),
      ],
    },
    {
      says: 'another network',
      fires: false,
      events: [
        signIn({ userIdentity: iamUser('alice') }),
        signIn({
          userIdentity: iamUser('alice'),
          sourceIPAddress: '198.51.100.9',
          eventTime: '2026-03-02T09:00:00Z',
        }),
      ],
    },
    {
      says: 'the first sign-in of all',
      fires: false,
      events: [signIn({ userIdentity: iamUser('alice') })],
    },
  ],
};
