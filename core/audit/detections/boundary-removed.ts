import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The bound of what an identity may have was taken away. */
export const boundaryRemoved: Detection = {
  id: 'boundary-removed',
  title: 'The bound of what an identity may have was taken away',
  severity: 'medium',
  techniques: ['T1098.003', 'T1548'],
  means:
    'A boundary keeps a role small whatever is attached to it; without one, any policy counts in full.',
  todo: 'Put it back, and look what was attached meanwhile.',
  scope: 'account',
  calls: { iam: ['DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary'] },
  examples: [
    { says: 'of a role', fires: true, events: [exampleEvent('iam:DeleteRolePermissionsBoundary')] },
    {
      says: 'a boundary is set',
      fires: false,
      events: [exampleEvent('iam:PutRolePermissionsBoundary')],
    },
  ],
};
