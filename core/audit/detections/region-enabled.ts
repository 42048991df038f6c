import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A region was switched on. */
export const regionEnabled: Detection = {
  id: 'region-enabled',
  title: 'A region was switched on',
  severity: 'medium',
  techniques: ['T1535'],
  means: 'What is made in a region that nobody looks at is found late.',
  todo: 'Switch it off again if nobody needs it, and look what was made there.',
  scope: 'account',
  examples: [
    { says: 'a region', fires: true, events: [exampleEvent('account:EnableRegion')] },
    { says: 'a look at one', fires: false, events: [exampleEvent('account:GetRegionOptStatus')] },
  ],
};
