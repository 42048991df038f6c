import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** Who may take a role was changed. */
export const trustChanged: Detection = {
  id: 'trust-changed',
  title: 'Who may take a role was changed',
  severity: 'low',
  techniques: ['T1098'],
  means: 'Another identity can act with the rights of this role from now on.',
  todo: 'Compare it with what was deployed that day.',
  scope: 'account',
  calls: { iam: ['UpdateAssumeRolePolicy'] },
  examples: [
    { says: 'a trust', fires: true, events: [exampleEvent('iam:UpdateAssumeRolePolicy')] },
    {
      says: 'CloudFormation changes it',
      fires: false,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          userIdentity: { ...assumedRole('deploy'), invokedBy: 'cloudformation.amazonaws.com' },
        }),
      ],
    },
    { says: 'it is refused', fires: false, events: [refusedEvent('iam:UpdateAssumeRolePolicy')] },
  ],
};
