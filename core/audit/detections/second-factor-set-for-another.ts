import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** A second factor was set for another user. */
export const secondFactorSetForAnother: Detection = {
  id: 'second-factor-set-for-another',
  title: 'A second factor was set for another user',
  severity: 'medium',
  techniques: ['T1098.005', 'T1556.006'],
  means: 'Who sets the second factor of another can give it himself. People set their own.',
  todo: 'Ask the user. Take the device away until he answers.',
  scope: 'account',
  calls: { iam: ['EnableMFADevice', 'ResyncMFADevice'] },
  examples: [
    {
      says: 'for somebody else',
      fires: true,
      events: [
        exampleEvent('iam:EnableMFADevice', {
          userIdentity: iamUser('mallory'),
          requestParameters: { userName: 'alice' },
        }),
      ],
    },
    {
      says: 'his own',
      fires: false,
      events: [
        exampleEvent('iam:EnableMFADevice', {
          userIdentity: iamUser('alice'),
          requestParameters: { userName: 'alice' },
        }),
      ],
    },
  ],
};
