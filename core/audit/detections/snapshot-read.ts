import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** A snapshot of a disk was read block by block. */
export const snapshotRead: Detection = {
  id: 'snapshot-read',
  title: 'A snapshot of a disk was read block by block',
  severity: 'low',
  techniques: ['T1530', 'T1005'],
  means:
    'What lay on the disk was read without a machine. Backups do so; so does who wants no trace of a copy.',
  todo: 'Ask whose backup it is. If nobody knows, treat what lay on the disk as known to others.',
  scope: 'account',
  calls: { ebs: ['GetSnapshotBlock', 'ListSnapshotBlocks', 'ListChangedBlocks'] },
  examples: [
    { says: 'somebody reads', fires: true, events: [exampleEvent('ebs:ListSnapshotBlocks')] },
    {
      says: 'a service makes a backup',
      fires: false,
      events: [
        exampleEvent('ebs:ListSnapshotBlocks', {
          userIdentity: { ...assumedRole('backup'), invokedBy: 'backup.amazonaws.com' },
        }),
      ],
    },
    {
      says: 'a snapshot is described',
      fires: false,
      events: [exampleEvent('ec2:DescribeSnapshots')],
    },
  ],
};
