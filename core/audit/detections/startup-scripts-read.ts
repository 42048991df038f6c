import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** The startup scripts of many machines were asked for. */
export const startupScriptsRead: Detection = {
  id: 'startup-scripts-read',
  title: 'The startup scripts of many machines were asked for',
  severity: 'medium',
  techniques: ['T1552.005', 'T1580'],
  means: 'Such scripts often hold passwords and keys.',
  todo: 'Look which were given, and renew what they held.',
  scope: 'account',
  calls: { ec2: ['DescribeInstanceAttribute', 'DescribeLaunchTemplateVersions'] },
  examples: [
    {
      says: 'of five machines, refused',
      fires: true,
      events: times(5, (at) =>
        refusedEvent('ec2:DescribeInstanceAttribute', {
          requestParameters: { attribute: 'userData', instanceId: `i-${at}` },
        }),
      ),
    },
    {
      says: 'of one machine',
      fires: false,
      events: [
        exampleEvent('ec2:DescribeInstanceAttribute', {
          requestParameters: { attribute: 'userData', instanceId: 'i-1' },
        }),
      ],
    },
    {
      says: 'the sizes of five machines',
      fires: false,
      events: times(5, (at) =>
        exampleEvent('ec2:DescribeInstanceAttribute', {
          requestParameters: { attribute: 'instanceType', instanceId: `i-${at}` },
        }),
      ),
    },
  ],
};
