import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** All secrets were asked for at once. */
export const allSecretsRead: Detection = {
  id: 'all-secrets-read',
  title: 'All secrets were asked for at once',
  severity: 'high',
  techniques: ['T1555.006'],
  means:
    'The call names no secret and no group of them, but all that do not bear a certain mark: no program needs that.',
  todo: 'Disable the credentials, and renew each secret of the account.',
  scope: 'account',
  calls: { secretsmanager: ['BatchGetSecretValue'] },
  examples: [
    {
      says: 'all but those of a mark that nobody uses',
      fires: true,
      events: [
        exampleEvent('secretsmanager:BatchGetSecretValue', {
          requestParameters: { filters: [{ key: 'tag-key', values: ['!nobody'] }] },
        }),
      ],
    },
    {
      says: 'those of a mark',
      fires: false,
      events: [
        exampleEvent('secretsmanager:BatchGetSecretValue', {
          requestParameters: { filters: [{ key: 'tag-key', values: ['service'] }] },
        }),
      ],
    },
    {
      says: 'those of a mark, without some',
      fires: false,
      events: [
        exampleEvent('secretsmanager:BatchGetSecretValue', {
          requestParameters: {
            filters: [
              { key: 'tag-key', values: ['!old'] },
              { key: 'tag-key', values: ['service'] },
            ],
          },
        }),
      ],
    },
    {
      says: 'those of a list',
      fires: false,
      events: [
        exampleEvent('secretsmanager:BatchGetSecretValue', {
          requestParameters: { secretIdList: ['one', 'two'] },
        }),
      ],
    },
  ],
};
