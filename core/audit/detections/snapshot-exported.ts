import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A snapshot, an image or a machine was written to a bucket. */
export const snapshotExported: Detection = {
  id: 'snapshot-exported',
  title: 'A snapshot, an image or a machine was written to a bucket',
  severity: 'medium',
  techniques: ['T1537', 'T1530'],
  means: 'The data lies in a bucket from then on, to be read by whoever may read that.',
  todo: 'Look whose bucket it is and who may read it. Delete the export if nobody knows.',
  scope: 'account',
  calls: {
    rds: ['StartExportTask'],
    ec2: ['CreateStoreImageTask', 'ExportImage', 'CreateInstanceExportTask'],
  },
  examples: [
    { says: 'a snapshot', fires: true, events: [exampleEvent('rds:StartExportTask')] },
    { says: 'it is refused', fires: false, events: [refusedEvent('rds:StartExportTask')] },
    { says: 'a snapshot is made', fires: false, events: [exampleEvent('rds:CreateDBSnapshot')] },
  ],
};
