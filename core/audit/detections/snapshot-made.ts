import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** Somebody made a snapshot. */
export const snapshotMade: Detection = {
  id: 'snapshot-made',
  title: 'Somebody made a snapshot',
  severity: 'informational',
  techniques: ['T1578.001', 'T1537'],
  means:
    'A copy of a disk or a database, which can be shared or read elsewhere. Backups make them by themselves; this one was made by hand.',
  todo: 'Ask what for, and delete it after that.',
  scope: 'account',
  examples: [
    {
      says: 'of a database',
      fires: true,
      events: [
        exampleEvent('rds:CreateDBSnapshot', { responseElements: { snapshotType: 'manual' } }),
      ],
    },
    { says: 'of a disk', fires: true, events: [exampleEvent('ec2:CreateSnapshot')] },
    {
      says: 'by a backup',
      fires: false,
      events: [
        exampleEvent('rds:CreateDBSnapshot', { responseElements: { snapshotType: 'awsbackup' } }),
      ],
    },
    {
      says: 'by a service',
      fires: false,
      events: [
        exampleEvent('ec2:CreateSnapshot', {
          userIdentity: { ...assumedRole('backup'), invokedBy: 'backup.amazonaws.com' },
        }),
      ],
    },
  ],
  calls: {
    rds: ['CreateDBSnapshot', 'CreateDBClusterSnapshot'],
    ec2: ['CreateSnapshot', 'CreateSnapshots', 'CreateImage'],
  },
};
