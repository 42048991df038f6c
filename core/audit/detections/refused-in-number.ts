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
