import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A role was created. */
export const roleCreated: Detection = {
  id: 'role-created',
  title: 'A role was created',
  severity: 'informational',
  techniques: ['T1136.003', 'T1098.003'],
  means:
    'A role is another way into the account. Deployments make them; so does somebody who wants to come back.',
  todo: 'Compare it with what was deployed that day.',
  scope: 'account',
  calls: { iam: ['CreateRole'] },
  examples: [
    {
      says: 'a role',
      fires: true,
      events: [exampleEvent('iam:CreateRole', { requestParameters: { roleName: 'extra' } })],
    },
    { says: 'a refused one', fires: false, events: [refusedEvent('iam:CreateRole')] },
  ],
};
