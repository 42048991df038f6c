import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A database was restored from a snapshot, open to the internet. */
export const snapshotRestoredInPublic: Detection = {
  id: 'snapshot-restored-in-public',
  title: 'A database was restored from a snapshot, open to the internet',
  severity: 'medium',
  techniques: ['T1537', 'T1578.004'],
  means:
    'The data of the snapshot stands behind a password on the internet. A restored database needs no rights on the one that it came from.',
  todo: 'Close the database, and ask who restored it and who reached it.',
  scope: 'account',
  calls: {
    rds: [
      'RestoreDBInstanceFromDBSnapshot',
      'RestoreDBInstanceToPointInTime',
      'RestoreDBInstanceFromS3',
      'RestoreDBClusterFromSnapshot',
      'RestoreDBClusterToPointInTime',
    ],
  },
  examples: [
    {
      says: 'for everybody',
      fires: true,
      events: [
        exampleEvent('rds:RestoreDBInstanceFromDBSnapshot', {
          requestParameters: { publiclyAccessible: true },
        }),
      ],
    },
    {
      says: 'for the network',
      fires: false,
      events: [
        exampleEvent('rds:RestoreDBInstanceFromDBSnapshot', {
          requestParameters: { publiclyAccessible: false },
        }),
      ],
    },
    {
      says: 'without a word of it',
      fires: false,
      events: [
        exampleEvent('rds:RestoreDBInstanceFromDBSnapshot', {
          requestParameters: { dBInstanceIdentifier: 'one' },
        }),
      ],
    },
  ],
};
