import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, EXAMPLE_REGION, exampleEvent } from '#core/audit/example-event.ts';

/** A snapshot or an image was copied to another region. */
export const snapshotCopiedAbroad: Detection = {
  id: 'snapshot-copied-abroad',
  title: 'A snapshot or an image was copied to another region',
  severity: 'medium',
  techniques: ['T1537', 'T1535'],
  means: 'A copy of the data lies in a region that nobody looks at.',
  todo: 'Ask what for. Delete the copy if nobody knows, and see with whom it was shared.',
  scope: 'account',
  calls: { rds: ['CopyDBSnapshot', 'CopyDBClusterSnapshot'], ec2: ['CopySnapshot', 'CopyImage'] },
  examples: [
    {
      says: 'to another region',
      fires: true,
      events: [
        exampleEvent('rds:CopyDBSnapshot', { requestParameters: { sourceRegion: 'us-east-1' } }),
      ],
    },
    {
      says: 'by the ARN of its source',
      fires: true,
      events: [
        exampleEvent('rds:CopyDBClusterSnapshot', {
          requestParameters: {
            sourceDBClusterSnapshotIdentifier: `arn:aws:rds:us-east-1:${EXAMPLE_ACCOUNT}:cluster-snapshot:one`,
          },
        }),
      ],
    },
    {
      says: 'within a region',
      fires: false,
      events: [
        exampleEvent('ec2:CopySnapshot', { requestParameters: { sourceRegion: EXAMPLE_REGION } }),
      ],
    },
    {
      says: 'without a word of regions',
      fires: false,
      events: [
        exampleEvent('rds:CopyDBSnapshot', {
          requestParameters: { sourceDBSnapshotIdentifier: 'one' },
        }),
      ],
    },
  ],
};
