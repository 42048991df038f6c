import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';
import { ROOT } from '#core/audit/example-people.ts';

/** The root user changed something. */
export const rootUsed: Detection = {
  id: 'root-used',
  title: 'The root user changed something',
  severity: 'high',
  techniques: ['T1078.004'],
  means: 'The root user can undo each guard of the room, and no policy holds him.',
  todo: 'Ask who holds his password, and undo what was changed.',
  scope: 'account',
  examples: [
    {
      says: 'he changes a bucket',
      fires: true,
      events: [exampleEvent('s3:PutBucketVersioning', { userIdentity: ROOT })],
    },
    {
      says: 'he reads a list',
      fires: false,
      events: [exampleEvent('iam:ListAccessKeys', { userIdentity: ROOT })],
    },
    {
      says: 'a service makes its role in his name',
      fires: false,
      events: [exampleEvent('iam:CreateServiceLinkedRole', { userIdentity: ROOT })],
    },
    {
      says: 'he is refused',
      fires: false,
      events: [refusedEvent('s3:PutBucketPolicy', { userIdentity: ROOT })],
    },
  ],
};
