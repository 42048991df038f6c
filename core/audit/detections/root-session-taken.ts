import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** Somebody took a session as the root user of a member account. */
export const rootSessionTaken: Detection = {
  id: 'root-session-taken',
  title: 'Somebody took a session as the root user of a member account',
  severity: 'high',
  techniques: ['T1078.004', 'T1548.005'],
  means:
    'The account that manages the organisation can act as the root user of any other one. A room needs nobody who does.',
  todo: 'Ask who owns the organisation what for. Look for the same session in the account that it was taken for.',
  scope: 'account',
  calls: {
    sts: ['AssumeRoot'],
    iam: ['EnableOrganizationsRootSessions', 'EnableOrganizationsRootCredentialsManagement'],
  },
  examples: [
    { says: 'a session', fires: true, events: [exampleEvent('sts:AssumeRoot')] },
    {
      says: 'the organisation allows them',
      fires: true,
      events: [exampleEvent('iam:EnableOrganizationsRootSessions')],
    },
    { says: 'it is refused', fires: false, events: [refusedEvent('sts:AssumeRoot')] },
    { says: 'a role is taken', fires: false, events: [exampleEvent('sts:AssumeRole')] },
  ],
};
