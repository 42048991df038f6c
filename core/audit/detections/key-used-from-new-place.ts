import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** A key or a role was used from a network and by a program it was never used by before. */
export const keyUsedFromNewPlace: Detection = {
  id: 'key-used-from-new-place',
  title: 'A key or a role was used from a network and by a program it was never used by before',
  severity: 'low',
  techniques: ['T1078.004', 'T1550.001'],
  means:
    'Credentials that move are credentials that were copied, or a person who travels. The trail knows no country: networks are compared.',
  todo: 'Ask who used it where. Credentials of a service do not travel: disable them first.',
  scope: 'account',
  examples: [
    {
      says: 'a key on another network by another tool',
      fires: true,
      events: [
        ...times(20, () => exampleEvent('s3:GetObject', { userIdentity: iamUser('ci') })),
        exampleEvent('iam:ListUsers', {
          userIdentity: iamUser('ci'),
          sourceIPAddress: '198.51.100.9',
          userAgent: 'Boto3/1.40',
          eventTime: '2026-03-02T09:00:00Z',
        }),
      ],
    },
    {
      says: 'the same tool elsewhere',
      fires: false,
      events: [
        ...times(20, () => exampleEvent('s3:GetObject', { userIdentity: iamUser('ci') })),
        exampleEvent('iam:ListUsers', {
          userIdentity: iamUser('ci'),
          sourceIPAddress: '198.51.100.9',
          eventTime: '2026-03-02T09:00:00Z',
        }),
      ],
    },
    {
      says: 'one that is hardly known',
      fires: false,
      events: [
        exampleEvent('s3:GetObject', { userIdentity: iamUser('ci') }),
        exampleEvent('iam:ListUsers', {
          userIdentity: iamUser('ci'),
          sourceIPAddress: '198.51.100.9',
          userAgent: 'Boto3/1.40',
          eventTime: '2026-03-02T09:00:00Z',
        }),
      ],
    },
  ],
};
