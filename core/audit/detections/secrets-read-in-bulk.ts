import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Many secrets were read by one call. */
export const secretsReadInBulk: Detection = {
  id: 'secrets-read-in-bulk',
  title: 'Many secrets were read by one call',
  severity: 'low',
  techniques: ['T1555.006'],
  means: 'Some programs read all that they need at once. Somebody who wants all there is does too.',
  todo: 'See whether this program did so the day before.',
  scope: 'account',
  calls: { secretsmanager: ['BatchGetSecretValue'] },
  examples: [
    { says: 'many', fires: true, events: [exampleEvent('secretsmanager:BatchGetSecretValue')] },
    { says: 'one', fires: false, events: [exampleEvent('secretsmanager:GetSecretValue')] },
  ],
};
