import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** New disks are encrypted no longer, or under another key. */
export const diskEncryptionSwitchedOff: Detection = {
  id: 'disk-encryption-switched-off',
  title: 'New disks are encrypted no longer, or under another key',
  severity: 'medium',
  techniques: ['T1562', 'T1486'],
  means: 'What is written on them can be read from a snapshot without a key of yours.',
  todo: 'Switch it on again, and look which disks were made meanwhile.',
  scope: 'account',
  calls: {
    ec2: [
      'DisableEbsEncryptionByDefault',
      'ModifyEbsDefaultKmsKeyId',
      'ResetEbsDefaultKmsKeyId',
      'DisableSnapshotBlockPublicAccess',
      'DisableImageBlockPublicAccess',
    ],
  },
  examples: [
    {
      says: 'it is switched off',
      fires: true,
      events: [exampleEvent('ec2:DisableEbsEncryptionByDefault')],
    },
    {
      says: 'it is switched on',
      fires: false,
      events: [exampleEvent('ec2:EnableEbsEncryptionByDefault')],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [refusedEvent('ec2:DisableEbsEncryptionByDefault')],
    },
  ],
};
