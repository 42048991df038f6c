import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A secret was read. */
export const secretRead: Detection = {
  id: 'secret-read',
  title: 'A secret was read',
  severity: 'informational',
  techniques: ['T1552', 'T1555.006'],
  means: 'Programs read their secrets as they start. It tells who knew what from when on.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: { secretsmanager: ['GetSecretValue', 'BatchGetSecretValue'] },
  examples: [
    { says: 'a secret', fires: true, events: [exampleEvent('secretsmanager:GetSecretValue')] },
    {
      says: 'it is refused, and was meant',
      fires: true,
      events: [refusedEvent('secretsmanager:GetSecretValue')],
    },
    { says: 'a list of names', fires: false, events: [exampleEvent('secretsmanager:ListSecrets')] },
  ],
};
