import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A second factor was taken away. */
export const secondFactorRemoved: Detection = {
  id: 'second-factor-removed',
  title: 'A second factor was taken away',
  severity: 'medium',
  techniques: ['T1556.006'],
  means: 'From then on a password alone opens the account for this user.',
  todo: 'Ask the user whether he changed his device. Take his password away until he answers.',
  scope: 'account',
  calls: { iam: ['DeactivateMFADevice', 'DeleteVirtualMFADevice'] },
  examples: [
    {
      says: 'a device is deactivated',
      fires: true,
      events: [
        exampleEvent('iam:DeactivateMFADevice', { requestParameters: { userName: 'alice' } }),
      ],
    },
    { says: 'a device more', fires: false, events: [exampleEvent('iam:EnableMFADevice')] },
  ],
};
