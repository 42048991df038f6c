import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** A machine's first password was asked for. */
export const machinePasswordRead: Detection = {
  id: 'machine-password-read',
  title: "A machine's first password was asked for",
  severity: 'medium',
  techniques: ['T1555', 'T1552.005'],
  means: 'Who has it and the key of the machine signs in as its administrator.',
  todo: 'Ask who it was. Change the password of each machine that was named.',
  scope: 'account',
  calls: { ec2: ['GetPasswordData'] },
  examples: [
    { says: 'it is given', fires: true, events: [exampleEvent('ec2:GetPasswordData')] },
    {
      says: 'it is refused, and was meant',
      fires: true,
      events: [refusedEvent('ec2:GetPasswordData')],
    },
    { says: 'another question', fires: false, events: [exampleEvent('ec2:DescribeInstances')] },
  ],
};
