import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** An encrypted parameter was read. */
export const parameterDecrypted: Detection = {
  id: 'parameter-decrypted',
  title: 'An encrypted parameter was read',
  severity: 'informational',
  techniques: ['T1555.006'],
  means: 'Programs read theirs as they start. It tells who knew what from when on.',
  todo: 'Keep it for the timeline of anything worse.',
  scope: 'account',
  calls: { ssm: ['GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory'] },
  examples: [
    {
      says: 'one',
      fires: true,
      events: [
        exampleEvent('ssm:GetParameter', {
          requestParameters: { name: '/one', withDecryption: true },
        }),
      ],
    },
    {
      says: 'one that is not encrypted',
      fires: false,
      events: [exampleEvent('ssm:GetParameter', { requestParameters: { name: '/one' } })],
    },
    { says: 'a list of names', fires: false, events: [exampleEvent('ssm:DescribeParameters')] },
  ],
};
