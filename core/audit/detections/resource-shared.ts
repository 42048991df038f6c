import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Resources were shared with another account. */
export const resourceShared: Detection = {
  id: 'resource-shared',
  title: 'Resources were shared with another account',
  severity: 'medium',
  techniques: ['T1537', 'T1199'],
  means: 'Whoever it was shared with works with the resource as with his own.',
  todo: 'Compare the accounts with those of the parties, and end the share if nobody knows them.',
  scope: 'account',
  calls: {
    ram: ['CreateResourceShare', 'AssociateResourceShare', 'EnableSharingWithAwsOrganization'],
  },
  examples: [
    { says: 'a share', fires: true, events: [exampleEvent('ram:CreateResourceShare')] },
    { says: 'it ends', fires: false, events: [exampleEvent('ram:DeleteResourceShare')] },
  ],
};
