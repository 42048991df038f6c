import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** Many encrypted parameters were read within an hour. */
export const parametersDecryptedInNumber: Detection = {
  id: 'parameters-decrypted-in-number',
  title: 'Many encrypted parameters were read within an hour',
  severity: 'medium',
  techniques: ['T1555.006'],
  means:
    'One principal had many parameters decrypted within an hour: programs know the few that they need.',
  todo: 'See whether it did so the day before. If not, disable the credentials and renew what the parameters hold.',
  scope: 'account',
  calls: { ssm: ['GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory'] },
  examples: [
    {
      says: 'ten one by one',
      fires: true,
      events: times(10, (at) =>
        exampleEvent('ssm:GetParameter', {
          requestParameters: { name: `/${at}`, withDecryption: true },
        }),
      ),
    },
    {
      says: 'four lists of five',
      fires: true,
      events: times(4, () =>
        exampleEvent('ssm:GetParameters', {
          requestParameters: { names: ['/1', '/2', '/3', '/4', '/5'], withDecryption: true },
        }),
      ),
    },
    {
      says: 'one list of five',
      fires: false,
      events: [
        exampleEvent('ssm:GetParameters', {
          requestParameters: { names: ['/1', '/2', '/3', '/4', '/5'], withDecryption: true },
        }),
      ],
    },
    {
      says: 'ten that are not encrypted',
      fires: false,
      events: times(10, () =>
        exampleEvent('ssm:GetParameter', { requestParameters: { name: '/one' } }),
      ),
    },
  ],
};
