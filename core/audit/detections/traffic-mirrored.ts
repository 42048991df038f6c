import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Traffic of the network was copied, or somebody tried to. */
export const trafficMirrored: Detection = {
  id: 'traffic-mirrored',
  title: 'Traffic of the network was copied, or somebody tried to',
  severity: 'medium',
  techniques: ['T1040', 'T1020.001'],
  means: 'A mirror copies what machines and functions send and receive to wherever somebody likes.',
  todo: 'Delete the session, and look where its target stands.',
  scope: 'account',
  calls: { ec2: ['CreateTrafficMirror*', 'ModifyTrafficMirror*', 'DeleteTrafficMirror*'] },
  examples: [
    { says: 'a session', fires: true, events: [exampleEvent('ec2:CreateTrafficMirrorSession')] },
    {
      says: 'one that fails, and was meant',
      fires: true,
      events: [
        exampleEvent('ec2:CreateTrafficMirrorSession', {
          errorCode: 'Client.NetworkInterfaceNotSupported',
        }),
      ],
    },
    {
      says: 'a list of targets',
      fires: false,
      events: [exampleEvent('ec2:DescribeTrafficMirrorTargets')],
    },
  ],
};
