import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A snapshot was shared with another account or with everybody. */
export const snapshotShared: Detection = {
  id: 'snapshot-shared',
  title: 'A snapshot was shared with another account or with everybody',
  severity: 'high',
  techniques: ['T1537'],
  means:
    'Whoever it was shared with has had a copy of all that lay on the disk or in the database since.',
  todo: 'Take the permission away, and find out what it held. What was copied does not come back.',
  scope: 'account',
  examples: [
    {
      says: 'a disk, with another account',
      fires: true,
      events: [
        exampleEvent('ec2:ModifySnapshotAttribute', {
          requestParameters: {
            snapshotId: 'snap-1',
            createVolumePermission: { add: { items: [{ userId: '999999999999' }] } },
          },
        }),
      ],
    },
    {
      says: 'a disk, with everybody',
      fires: true,
      events: [
        exampleEvent('ec2:ModifySnapshotAttribute', {
          requestParameters: {
            snapshotId: 'snap-1',
            createVolumePermission: { add: { items: [{ group: 'all' }] } },
          },
        }),
      ],
    },
    {
      says: 'a database',
      fires: true,
      events: [
        exampleEvent('rds:ModifyDBSnapshotAttribute', {
          requestParameters: { attributeName: 'restore', valuesToAdd: ['999999999999'] },
        }),
      ],
    },
    {
      says: 'a disk, with another one than before',
      fires: true,
      events: [
        exampleEvent('ec2:ModifySnapshotAttribute', {
          requestParameters: {
            createVolumePermission: {
              remove: { items: [{ userId: '888888888888' }] },
              add: { items: [{ userId: EXAMPLE_ACCOUNT }, { userId: '999999999999' }] },
            },
          },
        }),
      ],
    },
    {
      says: 'no more',
      fires: false,
      events: [
        exampleEvent('ec2:ModifySnapshotAttribute', {
          requestParameters: {
            createVolumePermission: { remove: { items: [{ userId: '999999999999' }] } },
          },
        }),
      ],
    },
    {
      says: 'with its own account',
      fires: false,
      events: [
        exampleEvent('rds:ModifyDBSnapshotAttribute', {
          requestParameters: { attributeName: 'restore', valuesToAdd: [EXAMPLE_ACCOUNT] },
        }),
      ],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [
        refusedEvent('rds:ModifyDBSnapshotAttribute', {
          requestParameters: { attributeName: 'restore', valuesToAdd: ['all'] },
        }),
      ],
    },
  ],
};
