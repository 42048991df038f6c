import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** A key was tried out by a scanner for leaked secrets. */
export const keyTriedOut: Detection = {
  id: 'key-tried-out',
  title: 'A key was tried out by a scanner for leaked secrets',
  severity: 'medium',
  techniques: ['T1087.004', 'T1552'],
  means:
    'A tool that looks for secrets in code asked whose key it had found. It may be your own scanner; the key lay in the open either way.',
  todo: 'Deactivate the key, and find where it lay.',
  scope: 'account',
  examples: [
    {
      says: 'a scanner asks who it is',
      fires: true,
      events: [
        exampleEvent('sts:GetCallerIdentity', {
          userIdentity: iamUser('ci'),
          userAgent: 'trufflehog/3.63.0',
        }),
      ],
    },
    {
      says: 'a command line asks',
      fires: false,
      events: [exampleEvent('sts:GetCallerIdentity', { userIdentity: iamUser('ci') })],
    },
    {
      says: 'another call of a scanner',
      fires: false,
      events: [exampleEvent('sts:AssumeRole', { userAgent: 'TruffleHog' })],
    },
  ],
};
