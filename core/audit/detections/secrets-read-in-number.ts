import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** Many secrets were read within an hour. */
export const secretsReadInNumber: Detection = {
  id: 'secrets-read-in-number',
  title: 'Many secrets were read within an hour',
  severity: 'medium',
  techniques: ['T1555.006'],
  means:
    'One principal asked for ten secrets or more within an hour: programs know the few that they need.',
  todo: 'See whether it did so the day before. If not, disable the credentials and renew the secrets.',
  scope: 'account',
  calls: { secretsmanager: ['GetSecretValue', 'BatchGetSecretValue'] },
  examples: [
    {
      says: 'ten of them',
      fires: true,
      events: times(10, (at) =>
        exampleEvent('secretsmanager:GetSecretValue', {
          requestParameters: { secretId: `secret-${at}` },
        }),
      ),
    },
    {
      says: 'five pages of all there are',
      fires: true,
      events: times(5, () =>
        exampleEvent('secretsmanager:BatchGetSecretValue', {
          requestParameters: { filters: [{ key: 'tag-key', values: ['x'] }] },
        }),
      ),
    },
    {
      says: 'the same one ten times',
      fires: false,
      events: times(10, () =>
        exampleEvent('secretsmanager:GetSecretValue', {
          requestParameters: { secretId: 'secret' },
        }),
      ),
    },
    {
      says: 'three of them',
      fires: false,
      events: times(3, (at) =>
        exampleEvent('secretsmanager:GetSecretValue', {
          requestParameters: { secretId: `secret-${at}` },
        }),
      ),
    },
  ],
};
