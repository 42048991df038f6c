import type { Detection } from '#core/audit/detection.ts';
import { refusedEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** Many calls were refused within an hour. */
export const refusedInNumber: Detection = {
  id: 'refused-in-number',
  title: 'Many calls were refused within an hour',
  severity: 'medium',
  techniques: ['T1580', 'T1526'],
  means:
    'Ten calls or more of one principal were refused in one hour: somebody tries what stolen credentials are good for, or a deployment lost its rights.',
  todo: 'See whether the same calls were refused the day before. If not, disable the credentials first and ask then.',
  scope: 'account',
  examples: [
    {
      says: 'ten passwords are refused in a row',
      fires: true,
      events: times(10, () => refusedEvent('ec2:GetPasswordData')),
    },
    {
      says: 'ten are refused from five to till five past the hour',
      fires: true,
      events: times(10, (at) =>
        refusedEvent('iam:GetRole', {
          eventTime: `2026-03-01T${at < 5 ? `09:5${at + 5}` : `10:0${at - 5}`}:00Z`,
        }),
      ),
    },
    {
      says: 'ten are refused over ten hours',
      fires: false,
      events: times(10, (at) =>
        refusedEvent('iam:GetRole', { eventTime: `2026-03-01T1${at}:00:00Z` }),
      ),
    },
    {
      says: 'a person is refused twice',
      fires: false,
      events: times(2, () => refusedEvent('iam:GetRole')),
    },
    {
      says: 'ten calls of ten services of AWS are refused',
      fires: false,
      events: times(10, () =>
        refusedEvent('kms:Decrypt', { sourceIPAddress: 'sqs.amazonaws.com' }),
      ),
    },
  ],
};
